import { LOOKS, REAL } from './campaigns.ts'
import { expectDecent } from './decent.ts'
import { test } from './test.ts'
import { walk } from './walk.ts'

const DAY = 86_400_000
type Slug = keyof typeof LOOKS
const SLUGS = Object.keys(LOOKS) as Slug[]
const SCHEMES = ['light', 'dark'] as const

/** Runs a test for every look, by day and by night, on the narrowest phone. */
function testLooks(title: string, body: (slug: Slug) => Parameters<typeof test>[2]) {
  for (const colorScheme of SCHEMES) {
    test.describe(colorScheme, () => {
      test.use({ colorScheme, viewport: { width: 320, height: 640 }, contextOptions: { reducedMotion: 'reduce' } })
      for (const slug of SLUGS) test(`${LOOKS[slug]}, ${colorScheme}: ${title}`, body(slug))
    })
  }
}

testLooks('everybody can read and use it, from the teaser to what was sent', (slug) => async ({ site, phone }) => {
  await walk({ site, phone, slug }, () => expectDecent(phone.page))
})

test.describe('at another time', () => {
  test.use({ schedules: { tape: { opens: DAY }, lettre: { opens: DAY }, affiche: { opens: DAY } } })

  testLooks('everybody can wait', (slug) => async ({ site, phone }) => {
    await phone.follow(site.link(slug))
    await phone.shows('waiting')
    await expectDecent(phone.page)
  })
})

test.describe('too late', () => {
  test.use({ schedules: { tape: { closes: -DAY }, lettre: { closes: -DAY }, affiche: { closes: -DAY } } })

  testLooks('everybody can read that it is over', (slug) => async ({ site, phone }) => {
    await phone.follow(site.link(slug))
    await phone.shows('closed')
    await expectDecent(phone.page)
  })
})

for (const [slug, label] of Object.entries(REAL)) {
  test.describe(slug, () => {
    test.use({ viewport: { width: 320, height: 640 }, contextOptions: { reducedMotion: 'reduce' } })

    test(`${slug} is decent on the narrowest phone`, async ({ site, phone }) => {
      await phone.follow(site.link(slug, { label }))
      await phone.shows('gate')
      await expectDecent(phone.page)
      await phone.tap()
      await phone.shows('open')
      await expectDecent(phone.page)
    })
  })
}
