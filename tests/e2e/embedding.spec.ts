import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page, Request } from 'playwright'
import { freeze } from './frozen.ts'
import { test as base, expect } from './test.ts'
import { TestSite } from './test-site.ts'

const SLUG = 'minuit-club'
const FALLBACK = 'des centaines de'

/** Another site, whose pages are what the documentation says to copy, under the policy that it says to send. */
interface OtherSite {
  origin: string
  /** Makes it show a campaign of that site. */
  embed(site: TestSite): void
}

const test = base.extend<{ brand: OtherSite; stranger: OtherSite }>({
  brand: async ({ browserName: _ }, use) => serveCopies(use),
  stranger: async ({ browserName: _ }, use) => serveCopies(use),
  site: async ({ brand }, use) => {
    const site = await TestSite.open({}, [brand.origin])
    brand.embed(site)
    await use(site)
    await site.close()
  },
})

async function serveCopies(use: (other: OtherSite) => Promise<void>): Promise<void> {
  const text = await readFile('docs/embedding.md', 'utf8')
  const blocks = (language: string) =>
    [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(([, code = '']) => code)
  const [policy = ''] = blocks('http')
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A brand</title>${blocks('html').join('\n')}`
  let shareOrigin = ''
  const server = createServer((request, response) => {
    if (request.url !== '/') return void response.writeHead(204).end()
    const own = (copied: string) => copied.replaceAll('https://share.brand.example', shareOrigin)
    response.setHeader('Content-Security-Policy', `default-src 'none'; ${own(policy).trim().replace(/^.*: /, '')}`)
    // Forbids what does not say that it may be shown elsewhere.
    response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp')
    response.setHeader('Content-Type', 'text/html').end(own(html))
  })
  await new Promise<void>((listening) => server.listen(0, 'localhost', listening))
  await use({
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    embed: ({ origin }) => {
      shareOrigin = origin
    },
  })
  server.closeAllConnections()
  await new Promise((closed) => server.close(closed))
}

const counter = (page: Page) => page.locator('entre-nous-counter')

const readsTally = (page: Page, { origin }: TestSite) =>
  page.evaluate(
    async (url) => (await fetch(url)).json().catch(() => undefined),
    `${origin}/api/campaigns/${SLUG}/tally`,
  )

test('a site that the campaign names shows the badge and goes live', async ({ page, site, brand }) => {
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  await freeze(page, '**/tally')
  await page.goto(brand.origin)
  await expect(counter(page)).toHaveText('0')
  await site.openedElsewhere(SLUG, site.rootToken(SLUG, 'Liste du fan-club'))
  await expect(counter(page)).toHaveText('1')
  await expect(page.locator('img')).toHaveJSProperty('naturalHeight', 60)
  await page.unroute('**/tally')
  expect(await readsTally(page, site)).toMatchObject({ views: 1 })
  expect(complaints).toEqual([])
})

test('the counter follows a figure that falls', async ({ page, site, brand }) => {
  const token = site.rootToken(SLUG, 'Liste du fan-club')
  for (let i = 0; i < 3; i++) await site.openedElsewhere(SLUG, token)
  await page.goto(brand.origin)
  await expect(counter(page)).toHaveText('3')
  await site.entrenous('void', SLUG, '--all', '--why', 'A script')
  await expect(counter(page)).toHaveText('0')
})

test('a site that it does not name shows the badge, and keeps its own words', async ({ page, site, stranger }) => {
  stranger.embed(site)
  const refused = page.waitForEvent('console', (message) => message.text().includes('Access-Control-Allow-Origin'))
  await page.goto(stranger.origin)
  await refused
  await expect(page.locator('img')).toHaveJSProperty('naturalHeight', 60)
  await expect(readsTally(page, site)).rejects.toThrow('Failed to fetch')
  await expect(counter(page)).toHaveText(FALLBACK)
})

test('a named site cannot open a link: its pages may read figures and no more', async ({ page, site, brand }) => {
  await page.goto(brand.origin)
  const link = `w${site.rootToken(SLUG, 'Liste du fan-club')}`
  const body = JSON.stringify({ link, visit: 'x'.repeat(22) })
  for (const type of ['application/json', 'text/plain']) {
    const opening = page.evaluate(
      async ([url = '', contentType = '', sent = '']) => {
        await fetch(url, { method: 'POST', headers: { 'Content-Type': contentType }, body: sent })
      },
      [`${site.origin}/api/campaigns/${SLUG}/unlock`, type, body],
    )
    await expect(opening).rejects.toThrow('Failed to fetch')
  }
  expect(await site.views(SLUG)).toBe(0)
})

test('over capacity, the counter asks now and then instead', async ({ page, site, brand }) => {
  await page.route('**/live', (route) =>
    route.fulfill({ status: 204, headers: { 'Access-Control-Allow-Origin': brand.origin } }),
  )
  await page.goto(brand.origin)
  await expect(counter(page)).toHaveText('0')
  await site.openedElsewhere(SLUG, site.rootToken(SLUG, 'Liste du fan-club'))
  await expect(counter(page)).toHaveText('1')
})

test('a stream that a proxy holds back is given up, and the counter asks instead', async ({ page, site, brand }) => {
  await page.route('**/live', () => undefined)
  await page.goto(brand.origin)
  await expect(counter(page)).toHaveText('0')
  await site.openedElsewhere(SLUG, site.rootToken(SLUG, 'Liste du fan-club'))
  await expect(counter(page)).toHaveText('1')
})

test('the counter lets go of its stream when nobody sees it, and takes it up again', async ({ page, site, brand }) => {
  const isLive = (request: Request) => request.url().endsWith('/live')
  await page.goto(brand.origin)
  await expect(counter(page)).toHaveText('0')
  const see = (isHidden: boolean) =>
    page.evaluate((hidden) => {
      Object.defineProperty(document, 'hidden', { value: hidden, configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    }, isHidden)
  const left = page.waitForEvent('requestfailed', isLive)
  await see(true)
  await left
  await site.openedElsewhere(SLUG, site.rootToken(SLUG, 'Liste du fan-club'))
  await see(false)
  await expect(counter(page)).toHaveText('1')

  const removed = page.waitForEvent('requestfailed', isLive)
  const element = await counter(page).elementHandle()
  await element?.evaluate((node) => node.remove())
  await removed
  await site.openedElsewhere(SLUG, site.rootToken(SLUG, 'Liste du fan-club'))
  await element?.evaluate((node) => document.body.append(node))
  await expect(counter(page)).toHaveText('2')
})

test('the counter writes its figure as the nearest language does', async ({ page, site: _, brand }) => {
  await page.route('**/live', (route) =>
    route.fulfill({
      headers: { 'Access-Control-Allow-Origin': brand.origin, 'Content-Type': 'text/event-stream' },
      body: 'event: tally\ndata: {"views":48120}\n\n',
    }),
  )
  await page.goto(brand.origin)
  // In French, in the middle of an English page.
  await expect(counter(page)).toHaveText('48 120')
})
