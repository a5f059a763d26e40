import { expect, test } from './test.ts'

const ROBOTS = {
  WhatsApp: 'WhatsApp/2.24.22.80 A',
  Facebook: 'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
  iMessage:
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0',
  Telegram: 'TelegramBot (like TwitterBot)',
  Slack: 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
  Discord: 'Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)',
}

for (const [messenger, userAgent] of Object.entries(ROBOTS)) {
  test(`${messenger}’s preview finds what to show, and counts nothing`, async ({ site }) => {
    const headers = { 'User-Agent': userAgent }
    const html = await (
      await fetch(site.link('minuit-club', { label: 'Liste du fan-club', isEmail: true }), { headers })
    ).text()
    const tags = Object.fromEntries(
      [...html.matchAll(/<meta property="og:([\w:]+)" content="([^"]*)"/g)].map(([, name, content]) => [name, content]),
    )
    expect(tags).toMatchObject({
      title: 'Minuit Club',
      site_name: 'Assia Sorgue',
      description: expect.stringMatching(/^Le nouveau clip/),
      'image:alt': expect.stringMatching(/^Derrière une vitre/),
    })
    expect(new URL(tags.url ?? '').pathname).toBe('/minuit-club/')
    expect(html).not.toContain('rel="canonical"')
    const image = await fetch(site.origin + new URL(tags.image ?? '').pathname, { headers })
    expect(image.headers.get('content-type')).toBe('image/jpeg')
    expect((await image.arrayBuffer()).byteLength).toBeLessThan(300_000)
    expect(await site.views('minuit-club')).toBe(0)
    expect(await site.refusals('minuit-club')).toEqual({})
  })
}

test('a scanner that runs scripts and clicks everything, but has no hand to tap with, counts nothing: only the tap does', async ({
  site,
  phone,
}) => {
  const sent: string[] = []
  phone.page.on('request', (request) => request.method() !== 'GET' && sent.push(request.url()))
  await phone.follow(site.link('tape'))
  await phone.shows('gate')
  // The handlers run within these calls, so there is nothing to wait for.
  const states = await phone.page.evaluate(() => {
    const seen = new Set<string | undefined>()
    for (const button of document.querySelectorAll('button')) {
      const pointer = { bubbles: true, cancelable: true, isPrimary: true, pointerId: 1 }
      const events = ['pointerdown', 'pointerup', 'click'].map((type) => new PointerEvent(type, pointer))
      for (const event of [...events, new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })]) {
        button.dispatchEvent(event)
        seen.add(document.documentElement.dataset.state)
      }
      button.click()
      seen.add(document.documentElement.dataset.state)
    }
    return [...seen]
  })
  expect(states).toEqual(['gate'])
  expect(sent).toEqual([])
  expect(await site.views('tape')).toBe(0)
  await phone.tap()
  await phone.shows('open')
  expect(sent).toEqual([`${site.origin}/api/campaigns/tape/unlock`])
  expect(await site.views('tape')).toBe(1)
  expect(await site.refusals('tape')).toEqual({})
})
