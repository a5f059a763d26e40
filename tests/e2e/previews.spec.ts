import sharp from 'sharp'
import { DESCRIPTION_LONGEST, TITLE_SHOWN } from '../../campaigns/preview-text.ts'
import { newVisit } from '../support/fixture.ts'
import { expect, test } from './test.ts'
import type { TestSite } from './test-site.ts'

/** As they call themselves; Signal takes WhatsApp's name. */
const MESSENGERS = {
  'WhatsApp and Signal': 'WhatsApp/2.24.22.80 A',
  Facebook: 'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
  iMessage:
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0',
  Telegram: 'TelegramBot (like TwitterBot)',
  Snapchat: 'Snap URL Preview Service; bot; snapchat; https://developers.snap.com/robots',
  Slack: 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
  Discord: 'Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)',
}

/** One campaign of each look, and the one without a description of its own. */
const SLUGS = ['minuit-club', 'lettre-a-la-redaction', 'affiche', 'billet']

/** How much of a page Slack reads, in bytes: nobody is known to read less. WhatsApp reads 300 KB. */
const PAGE_BYTES = 32_768
const IMAGE_BYTES = 300_000

for (const slug of SLUGS) {
  test(`every messenger finds words and a picture to show of ${slug}, within its limits, and counts nothing`, async ({
    site,
  }) => {
    for (const [messenger, userAgent] of Object.entries(MESSENGERS)) {
      await test.step(messenger, () => expectPreview(site, slug, { 'User-Agent': userAgent }))
    }
    expect(await site.views(slug)).toBe(0)
    expect(await site.refusals(slug)).toEqual({})
  })
}

test('no messenger can open a link, whatever it sends', async ({ site }) => {
  for (const [messenger, userAgent] of Object.entries(MESSENGERS)) {
    const response = await fetch(`${site.origin}/api/campaigns/affiche/unlock`, {
      method: 'POST',
      headers: { 'User-Agent': userAgent, 'Content-Type': 'application/json' },
      body: JSON.stringify({ link: `w${site.rootToken('affiche')}`, visit: newVisit() }),
    })
    expect.soft(response.status, messenger).toBe(403)
    expect.soft(await response.json(), messenger).toMatchObject({ code: 'automated' })
  }
  expect(await site.views('affiche')).toBe(0)
  expect(await site.refusals('affiche')).toEqual({ automated: Object.keys(MESSENGERS).length })
})

/** What a messenger shows of a private link of a campaign. */
async function expectPreview(site: TestSite, slug: string, headers: Record<string, string>): Promise<void> {
  for (const isEmail of [false, true]) {
    const label = { 'minuit-club': 'Liste du fan-club', 'lettre-a-la-redaction': 'Les abonnés du vendredi' }[slug]
    const link = site.link(slug, { ...(label && { label }), isEmail })
    const page = await fetch(link, { headers: { ...headers, Range: `bytes=0-${PAGE_BYTES - 1}` } })
    expect([200, 206]).toContain(page.status)
    const html = new TextDecoder().decode((await page.arrayBuffer()).slice(0, PAGE_BYTES))
    const tags = tagsOf(html)
    expect(tags.get('og:title')?.length).toBeLessThanOrEqual(TITLE_SHOWN)
    expect(tags.get('og:description')).toMatch(/\S/)
    expect(tags.get('og:description')?.length).toBeLessThanOrEqual(DESCRIPTION_LONGEST)
    expect(tags.get('og:site_name')).toMatch(/\S/)
    expect(tags.get('og:locale')).toBe('fr_FR')
    expect(tags.get('og:image:alt')).toMatch(/\S/)
    expect(tags.get('twitter:card')).toBe('summary_large_image')
    const url = new URL(tags.get('og:url') ?? '')
    expect(url.pathname + url.search + url.hash).toBe(`/${slug}/`)
    expect(html).not.toMatch(/rel="?canonical/)

    const { pathname, search } = new URL(tags.get('og:image') ?? '')
    expect(search).toMatch(/^\?v=[0-9a-f]{8}$/)
    await expectPicture(site.origin + pathname + search, headers, tags)
  }
}

/** A JPEG of the stated size, for those who ask for it, for its headers or for a part of it. */
async function expectPicture(url: string, headers: Record<string, string>, tags: Map<string, string>) {
  const response = await fetch(url, { headers })
  const jpeg = new Uint8Array(await response.arrayBuffer())
  expect(response.headers.get('content-type')).toBe('image/jpeg')
  expect(response.headers.get('content-length')).toBe(String(jpeg.length))
  expect(jpeg.length).toBeLessThanOrEqual(IMAGE_BYTES)
  const { format, width, height } = await sharp(jpeg).metadata()
  expect({ format, width, height }).toEqual({ format: 'jpeg', width: 1200, height: 630 })
  expect([tags.get('og:image:type'), tags.get('og:image:width'), tags.get('og:image:height')]).toEqual([
    'image/jpeg',
    '1200',
    '630',
  ])
  const head = await fetch(url, { method: 'HEAD', headers })
  expect([head.status, head.headers.get('content-length')]).toEqual([200, String(jpeg.length)])
  const part = await fetch(url, { headers: { ...headers, Range: 'bytes=0-999' } })
  expect(part.status).toBe(206)
  expect(new Uint8Array(await part.arrayBuffer())).toEqual(jpeg.slice(0, 1000))
}

function tagsOf(html: string): Map<string, string> {
  const tags = html.matchAll(/<meta (?:property|name)="([\w:]+)" content="([^"]*)"/g)
  return new Map([...tags].map(([, name = '', content = '']) => [name, content]))
}
