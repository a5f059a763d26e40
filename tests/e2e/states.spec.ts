import { LOOKS, REAL } from './campaigns.ts'
import { expectDecentByNight, expectToBeTapped, NARROW } from './decent.ts'
import { GATHERINGS } from './gathering.ts'
import { expectReadAloud } from './read-aloud.ts'
import { expectSystemColours } from './system-colours.ts'
import { test } from './test.ts'
import {
  LOOK_SLUGS,
  type Look,
  type LookSlug,
  OTHER_TIMES,
  tourBare,
  tourGathering,
  tourInside,
  tourOtherTimes,
  tourOutside,
  tourRefused,
} from './tour.ts'
import { expectZoomable } from './zoomed.ts'

test.use({ viewport: NARROW, contextOptions: { reducedMotion: 'reduce' } })

const look: Look = async ({ page }, state) => {
  await test.step(state, async () => {
    await page.waitForFunction(isSceneChanged)
    await expectDecentByNight(page)
    await expectToBeTapped(page)
  })
}

/** Runs in the page. While one scene fades into another, nobody reads or taps what is below. */
function isSceneChanged(): boolean {
  return document
    .getAnimations()
    .every(({ effect }) => !(effect instanceof KeyframeEffect && effect.pseudoElement?.startsWith('::view-transition')))
}

/** The same, and as somebody has it who needs it larger. */
const lookCloser: Look = async (phone, state) => {
  await look(phone, state)
  await test.step(`${state}, larger`, () => expectZoomable(phone.page, state))
}

/** The same, and as somebody has it who listens, or sees the system's own colours. */
const lookAndListen =
  (slug: LookSlug): Look =>
  async (phone, state) => {
    await test.step(`${state}, aloud`, () => expectReadAloud(phone.page, slug, state))
    await lookCloser(phone, state)
    await test.step(`${state}, in the system’s colours`, () => expectSystemColours(phone.page, state))
  }

for (const slug of LOOK_SLUGS) {
  test(`${LOOKS[slug]}: everybody can read and use it, without a link or a browser for it`, async ({
    site,
    newPhone,
  }) => {
    await tourOutside({ site, newPhone, slug }, lookAndListen(slug))
    await tourBare({ site, newPhone, slug }, lookCloser)
  })

  test(`${LOOKS[slug]}: everybody can read and use it, whatever goes wrong at the gate`, async ({ site, newPhone }) => {
    await tourRefused({ site, newPhone, slug }, lookAndListen(slug))
  })

  test(`${LOOKS[slug]}: everybody can read and use it, from what arrives damaged to the goal`, async ({
    site,
    newPhone,
  }) => {
    await tourInside({ site, newPhone, slug }, lookAndListen(slug))
  })
}

for (const [name, slug] of Object.entries(GATHERINGS)) {
  for (const locale of ['fr-FR', 'ar']) {
    test(`${name}, ${locale}: everybody can read and use what a crowd shares, from who brought them to what they take part in`, async ({
      site,
      newPhone,
    }) => {
      const newFan: typeof newPhone = (options) => newPhone({ locale, ...options })
      await tourGathering({ site, newPhone: newFan, slug }, async (phone, state) => {
        // In large letters the gate shows the beginning of an introduction: the rest is inside.
        await (state === 'introduced' ? look : lookCloser)(phone, state)
        await test.step(`${state}, in the system’s colours`, () => expectSystemColours(phone.page, state))
      })
    })
  }
}

for (const [slug, label] of Object.entries(REAL)) {
  test(`${slug}: everybody can read and use it`, async ({ site, phone }) => {
    await phone.follow(site.link(slug, { label }))
    await phone.shows('gate')
    await look(phone, 'gate')
    await phone.tap()
    await phone.shows('open')
    await look(phone, 'open')
  })
}

test.describe('at another time', () => {
  test.use({ schedules: OTHER_TIMES })

  for (const slug of LOOK_SLUGS) {
    test(`${LOOKS[slug]}: everybody can read it before, after, and when it is open to everyone`, async ({
      site,
      newPhone,
    }) => {
      await tourOtherTimes({ site, newPhone, slug }, lookCloser)
    })
  }
})
