import type { Page } from 'playwright'
import type { LookName } from '../../campaigns/looks.ts'
import type { Locale } from '../../campaigns/schema.ts'
import { dictionaryOf, register } from '../../site/i18n/locale.ts'
import { fill } from '../../site/i18n/phrase.ts'
import { LOOKS as SITE_LOOKS } from '../../site/looks/index.ts'
import { ARABIC, LOOKS, SECRET_LINE } from './campaigns.ts'
import { expect, test } from './test.ts'
import { LOOK_SLUGS, TWINS, tourInside, tourOutside } from './tour.ts'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

const LOCALES = { tape: 'en', lettre: 'fr', affiche: 'fr', billet: 'fr' } as const
const TITLES = { tape: 'The tape', lettre: 'Une lettre', affiche: 'L’affiche', billet: 'Le billet' } as const

/** What a look's button says. */
const openOf = (look: LookName, locale: Locale) => SITE_LOOKS[look].words(register(false))[locale].open

/** Everything that the page's live region for announcements says, in order. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const said: string[] = []
    Object.assign(window, { said })
    addEventListener('DOMContentLoaded', () => {
      const region = document.querySelector('#announcement')
      if (region) {
        const hear = () => said.push(region.textContent ?? '')
        new MutationObserver(hear).observe(region, { childList: true, characterData: true, subtree: true })
      }
    })
  })
  return () => page.evaluate(() => (window as unknown as { said: string[] }).said)
}

for (const slug of LOOK_SLUGS) {
  const locale = LOCALES[slug]
  const { page: words, client } = dictionaryOf(locale, false)
  const says = (text: string) => JSON.stringify(text)

  /** What a screen reader goes through before anything is open. */
  const outside: Record<string, string> = {
    gate: `
      - status:
        - paragraph: ${says(client.gate.line)}
        - paragraph: ${says(client.gate.hint)}
      - button ${says(openOf(LOOKS[slug], locale))}`,
    teaser: `
      - status:
        - paragraph: ${says(client.teaser.line)}
        - paragraph: ${says(client.teaser.hint)}
      - group: ${says(words.spoken.ask)}`,
    'words that open nothing': `
      - group:
        - textbox ${says(words.spoken.field)} [invalid]
        - button ${says(words.spoken.try)}
        - status: ${says(Object.values(client.problems['words-unknown']).join(' '))}`,
    ...Object.fromEntries(
      (['malformed', 'link-revoked', 'link-exhausted', 'link-invalid', 'slow-down', 'offline'] as const).map(
        (problem) => [
          problem,
          `
      - status:
        - paragraph: ${says(client.problems[problem].line)}
        - paragraph: ${says(client.problems[problem].hint)}`,
        ],
      ),
    ),
  }

  test(`${LOOKS[slug]}: what is at the gate, and what is wrong, is read in its place and by its name`, async ({
    site,
    newPhone,
  }) => {
    await tourOutside({ site, newPhone, slug }, async ({ page }, state) => {
      await test.step(state, async () => {
        await expect.soft(page).toHaveTitle(TITLES[slug])
        await expect.soft(page.locator('html')).toHaveAttribute('lang', locale)
        await expect.soft(page.locator('body')).toMatchAriaSnapshot(`
    - main:
      - heading ${says(TITLES[slug])} [level=1]${outside[state]}
      - region ${says(words.pieces)}:
        - heading ${says(words.pieces)} [level=2]
        - list:
          - listitem:
            - heading "Dedans" [level=3]
          - listitem:
            - heading "Le carnet" [level=3]
    - contentinfo: ${says(words.privacy)}
        `)
      })
    })
  })

  const inside: Record<string, string> = {
    'a piece that failed': `
      - region ${says(words.pieces)}:
        - list:
          - listitem:
            - heading "Dedans" [level=3]
            - paragraph: ${says(Object.values(client.problems.damaged).join(' '))}
            - button ${says(words.retry)}`,
    'a medium that failed': `
      - region ${says(words.pieces)}:
        - list:
          - listitem:
            - heading "Dedans" [level=3]
            - heading "Enfin" [level=4]
            - figure:
              - img "Le canal"
              - text: ${says(client.media.failed)}
              - button ${says(client.media.retry)}`,
    open: `
      - region ${says(words.pieces)}:
        - list:
          - listitem:
            - heading "Dedans" [level=3]
            - heading "Enfin" [level=4]
            - paragraph: ${says(SECRET_LINE)}
            - figure:
              - img "Le canal"
            - paragraph:
              - link "Les paroles"
          - listitem:
            - heading "Le carnet" [level=3]
            - progressbar
      - region ${says(words.share.line)}:
        - heading ${says(words.share.line)} [level=2]
        - list:
          - listitem:
            - button "WhatsApp"
          - listitem:
            - button "Telegram"
        - paragraph: ${says(client.mine.zero)}`,
    qr: `
      - region ${says(words.share.line)}:
        - dialog ${says(words.qr.line)}:
          - paragraph: ${says(words.qr.line)}
          - img "QR code"
          - button ${says(words.qr.close)}`,
    voice: `
      - region ${says(words.share.line)}:
        - dialog ${says(words.voice.line)}:
          - paragraph: ${says(words.voice.line)}
          - paragraph: /^\\S+ \\S+ \\S+$/
          - button ${says(words.qr.close)}`,
    'a message to copy by hand': `
      - region ${says(words.share.line)}:
        - status: ${says(client.copyByHand)}
        - textbox ${says(words.field)}`,
    // Eleven are clear where the tour took longer than a friend's friend may be quick without a doubt.
    'goal reached': `
      - paragraph:
        - text: /^1[01] /
      - progressbar
      - paragraph: ${says(client.goalReached)}`,
  }

  test(`${LOOKS[slug]}: what was sent, and how to pass it on, is read in its place and by its name`, async ({
    site,
    newPhone,
  }) => {
    await tourInside({ site, newPhone, slug }, async ({ page }, state) => {
      await test.step(state, async () => {
        await expect.soft(page).toHaveTitle(TITLES[slug])
        await expect.soft(page.locator('body')).toMatchAriaSnapshot(`
    - main:
      - heading ${says(TITLES[slug])} [level=1]${inside[state]}
    - contentinfo: ${says(words.privacy)}
        `)
      })
    })
  })

  test(`${LOOKS[slug]}: scenery is never read, and Arabic is read as Arabic`, async ({ site, phone }) => {
    await phone.follow(site.link(TWINS[slug].arabic))
    await phone.shows('gate')
    await expect(phone.page.locator('html')).toHaveAttribute('lang', 'ar')
    await expect(phone.page.locator('html')).toHaveAttribute('dir', 'rtl')
    await expect(phone.page.locator('#scene')).toHaveAttribute('aria-hidden', 'true')
    await expect(phone.page.locator('#scene :is(a, button, input, [tabindex])')).toHaveCount(0)
    await expect(phone.page.getByRole('button')).toHaveAccessibleName(openOf(ARABIC[TWINS[slug].arabic], 'ar'))
  })
}

/** Bumps the counter as a crowd does: within a moment. */
const crowd = (count: number, open: () => Promise<string>) => Promise.all(Array.from({ length: count }, open))

test('opening is announced once, and a piece that opens once', async ({ site, phone }) => {
  const said = await listen(phone.page)
  const { client } = dictionaryOf('en', false)
  await phone.enter(site.link('tape'))
  await expect.poll(said).toEqual([client.opened])
  await crowd(4, () => site.openedElsewhere('tape', site.rootToken('tape')))
  await phone.showsPiece('chorus', 'open')
  const opened = fill(client.pieceOpened, { title: 'Le refrain' })
  await expect.poll(async () => (await said()).filter((text) => text === opened)).toHaveLength(1)
  expect((await said()).filter((text) => text === client.opened)).toHaveLength(1)
})

test('a crowd moves the counter and is announced at most once; a goal is always', async ({ site, phone }) => {
  const said = await listen(phone.page)
  const { client } = dictionaryOf('en', false)
  await phone.follow(`${site.origin}/tape/`)
  await phone.showsViews(0)
  for (let views = 1; views <= 5; views++) {
    await site.openedElsewhere('tape', site.rootToken('tape'))
    await phone.showsViews(views)
  }
  const spoken = await said()
  expect(spoken).toHaveLength(1)
  expect(spoken[0]).toMatch(/^[1-5] /)
  await crowd(5, () => site.openedElsewhere('tape', site.rootToken('tape')))
  await phone.showsViews(10)
  expect(await said()).toEqual([spoken[0], `10 ${client.views.other}. ${client.goalReached}`])
})

test('the countdown is there to be read, and never announces itself', async ({ phone, site }) => {
  await phone.follow(`${site.origin}/tape/`)
  const timer = phone.page.locator('#countdown')
  await expect(timer).toHaveRole('timer')
  await expect(timer).not.toHaveAttribute('aria-live', /.*/)
  expect(await timer.evaluate((element) => element.closest('[role=status]'))).toBeNull()
})

test('at the gate, a failure is said in the region that says what is happening', async ({ site, phone }) => {
  phone.expects(/ERR_INTERNET_DISCONNECTED/)
  await phone.follow(site.link('tape'))
  await phone.shows('gate')
  // A region that is taken away and put back is not heard.
  await phone.page.locator('#line').evaluate((line) => {
    const region = line.closest('[role=status]')
    const heard = { isHidden: false }
    Object.assign(window, { heard })
    new MutationObserver(() => {
      heard.isHidden ||= !region?.checkVisibility()
    }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['hidden'] })
  })
  await phone.context.setOffline(true)
  await phone.tap()
  await phone.shows('gate', 'offline')
  await expect(phone.page.getByRole('status').filter({ has: phone.page.locator('#line') })).toContainText(
    dictionaryOf('en', false).client.problems.offline.line,
  )
  expect(await phone.page.evaluate(() => (window as unknown as { heard: { isHidden: boolean } }).heard.isHidden)).toBe(
    false,
  )
  await phone.context.setOffline(false)
})
