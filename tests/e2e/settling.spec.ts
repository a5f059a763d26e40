import type { Page } from 'playwright'
import { REAL as LISTS } from './campaigns.ts'
import { CLAIRE, GATHERINGS } from './gathering.ts'
import { expect, test } from './test.ts'

/** What stands on the page before its script has run, and must not move once it has. */
const PARTS = ['h1', '.gate', '#counter']

function places(page: Page) {
  return page.evaluate(
    (parts) =>
      parts.map((part) => {
        const { top = 0, height = 0 } = document.querySelector(part)?.getBoundingClientRect() ?? {}
        const isSeen = height > 0 && top < innerHeight
        return `${part} ${isSeen ? `at ${Math.round(top)}, ${Math.round(height)} high` : 'not on the first screen'}`
      }),
    PARTS,
  )
}

/** Paths of the stylesheets and scripts that the page itself names. */
async function linkedFiles(link: string): Promise<string[]> {
  const html = await (await fetch(link)).text()
  const files = html.matchAll(/<(?:link|script)\b[^>]*?\b(?:href|src)="([^"]+\.(?:css|js))"/g)
  return [...files].map(([, path = '']) => new URL(path, link).pathname)
}

/** By lists that nobody introduces: an ambassador's words arrive once the gate stands. */
const REAL = { ...LISTS, 'la-table-ronde': 'Le bureau des anciens' }

test.use({ viewport: { width: 360, height: 740 } })

for (const [slug, label] of Object.entries(REAL)) {
  test(`${slug}: nothing moves when the gate appears, which waits for one stylesheet and one script`, async ({
    site,
    phone,
  }) => {
    const { page } = phone
    await site.openedElsewhere(slug, site.rootToken(slug, label))
    const link = site.link(slug, { label })
    phone.expects(/ERR_FAILED/)
    await page.route('**/assets/*.js', (route) => route.abort())
    await phone.follow(link)
    const early = await places(page)
    await page.unroute('**/assets/*.js')

    const linked = await linkedFiles(link)
    expect(linked.filter((path) => path.endsWith('.css'))).toHaveLength(1)
    expect(linked.filter((path) => path.endsWith('.js') && !path.endsWith('/locale.js'))).toHaveLength(1)
    // Nothing else arrives, until the gate has appeared.
    const { promise: hasAppeared, resolve: goOn } = Promise.withResolvers<void>()
    const isOther = ({ pathname }: URL) => /\.(?:css|js)$/.test(pathname) && !linked.includes(pathname)
    await page.route(isOther, async (route) => {
      await hasAppeared
      await route.continue()
    })
    await phone.follow('about:blank')
    await phone.follow(link)
    await phone.shows('gate')
    goOn()
    await phone.showsViews(1)
    await phone.isDressed()
    expect(await places(page)).toEqual(early)
  })
}

test('in every look, the button stays where it is when an ambassador’s words arrive', async ({ site, phone }) => {
  const { page } = phone
  let answer = () => {}
  let asked = Promise.resolve()
  await page.route('**/invitation', async (route) => {
    await asked
    await route.continue()
  })
  for (const [look, slug] of Object.entries(GATHERINGS)) {
    await test.step(look, async () => {
      asked = new Promise<void>((resolve) => {
        answer = resolve
      })
      await phone.follow(site.link(slug, { label: CLAIRE }))
      await phone.shows('gate')
      await phone.isDressed()
      const top = async () => (await page.locator('#open').boundingBox())?.y ?? Number.NaN
      const before = await top()
      answer()
      await expect(page.locator('.gate .introduction')).toBeVisible()
      // Pages scroll by whole pixels.
      expect.soft(Math.abs((await top()) - before), look).toBeLessThan(1)
    })
  }
})

for (const [what, path] of [
  ['stylesheet', '**/look.css'],
  ['font', '**/*.woff2'],
] as const) {
  test(`a ${what} that never arrives holds nothing up`, async ({ site, phone }) => {
    phone.expects(/ERR_FAILED/)
    await phone.page.route(path, (route) => route.abort())
    await phone.follow(site.link('lettre-a-la-redaction', { label: REAL['lettre-a-la-redaction'] }))
    await phone.shows('gate')
    await phone.isDressed()
    await phone.tap()
    await phone.shows('open')
  })
}
