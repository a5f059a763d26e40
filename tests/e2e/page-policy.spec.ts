import type { Page } from 'playwright'
import { pagePolicy } from '../../seal/page-policy.ts'
import { expect, test } from './test.ts'

/** Serves the site as a host would that sends no header of ours. */
async function withoutHeaders(page: Page): Promise<void> {
  await page.route('**/*', async (route) => {
    if (route.request().resourceType() !== 'document') return route.fallback()
    const response = await route.fetch()
    const { 'content-security-policy': _, ...headers } = response.headers()
    return route.fulfill({ response, headers })
  })
}

/** What the page is kept from, by the directive that says so. */
function tryEverything() {
  return new Promise<string[]>((resolve) => {
    const kept = new Set<string>()
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, disposition }) => {
      if (disposition === 'enforce') kept.add(effectiveDirective)
      if (kept.size === 7) resolve([...kept].sort())
    })
    const insert = (name: string, attributes: object) => {
      const element = Object.assign(document.createElement(name), attributes)
      document.body.append(element)
      return element
    }
    insert('script', { textContent: 'window.ran = true' })
    insert('style', { textContent: 'body { display: none }' })
    insert('iframe', { src: 'https://elsewhere.example/' })
    insert('audio', { src: '/assets/sound.mp3' })
    insert('base', { href: 'https://elsewhere.example/' })
    const form = insert('form', { action: '/nowhere', method: 'post' })
    if (form instanceof HTMLFormElement) form.submit()
    fetch('https://elsewhere.example/').catch(() => {})
  })
}

test('without any header the page keeps its policy: it opens what is sealed, and lets nothing else run, load, frame or post', async ({
  site,
  phone,
}) => {
  await withoutHeaders(phone.page)
  await phone.enter(site.link('tape'))
  await phone.showsPiece('inside', 'open')
  phone.expects(/Content Security Policy/)
  expect(await phone.page.evaluate(tryEverything)).toEqual([
    'base-uri',
    'connect-src',
    'form-action',
    'frame-src',
    'media-src',
    'script-src-elem',
    'style-src-elem',
  ])
  expect(await phone.page.evaluate(() => 'ran' in window)).toBe(false)
})

test('a worker may run from the site, and from nowhere else', async ({ site, phone }) => {
  await withoutHeaders(phone.page)
  await phone.page.route('**/assets/of-a-test.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'postMessage("here")' }),
  )
  await phone.follow(site.link('tape'))
  const said = (address: string) =>
    phone.page.evaluate(
      (src) =>
        new Promise((resolve) => {
          try {
            const worker = new Worker(src)
            worker.onmessage = ({ data }) => resolve(data)
            worker.onerror = () => resolve('refused')
          } catch {
            resolve('refused')
          }
        }),
      address,
    )
  expect(await said('/assets/of-a-test.js')).toBe('here')
  phone.expects(/Content Security Policy/)
  expect(await said('data:text/javascript,postMessage("here")')).toBe('refused')
})

test('the studio, the 404 page and the front page carry the same policy', async ({ site, phone }) => {
  for (const path of ['/studio/', '/', '/tape/']) {
    await phone.follow(site.origin + path)
    const meta = phone.page.locator('meta[http-equiv="Content-Security-Policy"]')
    await expect(meta).toHaveAttribute('content', pagePolicy())
    // Above all that it rules.
    expect(await meta.evaluate((element) => element.previousElementSibling?.hasAttribute('charset'))).toBe(true)
  }
  phone.expects(/401|404/)
  await phone.follow(`${site.origin}/nothing-here/`)
  await expect(phone.page.locator('meta[http-equiv="Content-Security-Policy"]')).toHaveAttribute(
    'content',
    pagePolicy(),
  )
})
