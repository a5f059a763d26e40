import { devices } from 'playwright'
import { REAL, type RealSlug } from './campaigns.ts'
import { IN_APP } from './in-app.ts'
import { expect, test } from './test.ts'
import { LOOK_SLUGS } from './tour.ts'

test('a token opens, is gone before the tap, and makes way for the fan’s own', async ({ site, phone }) => {
  const token = site.rootToken('tape')
  // Typed without its last slash, among parameters of others.
  await phone.follow(`${site.origin}/tape?utm_medium=mail&k=m${token}&mc_eid=1a2b3c`)
  await phone.shows('gate')
  expect(phone.page.url()).toBe(`${site.origin}/tape/`)
  await phone.tap()
  await phone.shows('open')
  expect(phone.page.url()).toBe(`${site.origin}/tape/#c${phone.ownToken()}`)
  expect(phone.ownToken()).not.toBe(token)
  expect(await site.views('tape')).toBe(1)
})

// What else chats, mails and hands put around a link is read in tests/unit/seal/address.test.ts: here is one of each place
// that the server, the page before its script, or a page of its own has to hand on.
test('a whole link reaches the gate, wherever chats, mails and hands have put it', { tag: '@edge' }, async ({
  site,
  phone,
}) => {
  const link = `w${site.rootToken('tape')}`
  const places = [
    ...[`tape/?fbclid=IwAR0x_y-z&utm_source=fb#${link}`, `tape/#(${link}).`, `tape/?k=3D${link}`],
    ...[`tape/%23${link}.`, `tape/%2523${link}`, `tape%23${link}`, `Tape/#${link}`, `TAPE/%23${link}`],
  ]
  for (const address of places) {
    await phone.follow('about:blank')
    await phone.follow(`${site.origin}/${address}`)
    await phone.shows('gate')
    expect(phone.page.url(), address).toBe(`${site.origin}/tape/`)
  }
  // Of what may be meant, the server knows what is.
  await phone.follow('about:blank')
  await phone.enter(`${site.origin}/tape/#link${link}`)
  expect(await site.views('tape')).toBe(1)
})

test('a damaged link is shown as it arrived, to be mended in the address bar or copied, and is there after a reload', async ({
  site,
  phone,
}) => {
  const given = `${site.link('tape').slice(0, -5)}…`
  await phone.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  for (const arrive of [() => phone.follow(given), () => phone.page.reload()]) {
    await arrive()
    await phone.shows('error', 'malformed')
    await expect(phone.page.locator('#given')).toHaveText(new URL(given).href)
    expect(phone.page.url()).toBe(new URL(given).href)
  }
  await phone.page.locator('#keep').tap()
  await expect.poll(() => phone.page.evaluate(() => navigator.clipboard.readText())).toBe(new URL(given).href)
  await phone.page.evaluate((href) => location.assign(href), site.link('tape'))
  await phone.shows('gate')
  await expect(phone.page.locator('#given')).toHaveCount(0)
})

test('a browser that knows no AVIF gets its image as WebP', async ({ site, phone }) => {
  await phone.page.addInitScript(() => {
    const { createObjectURL } = URL
    const { decode } = HTMLImageElement.prototype
    const types = new Map<string, string>()
    URL.createObjectURL = (blob: Blob) => {
      const url = createObjectURL(blob)
      types.set(url, blob.type)
      return url
    }
    HTMLImageElement.prototype.decode = async function () {
      if (types.get(this.src) === 'image/avif') throw new DOMException('Unknown format', 'EncodingError')
      return decode.call(this)
    }
    document.addEventListener(
      'load',
      ({ target }) => {
        if (target instanceof HTMLImageElement) target.dataset.shown = types.get(target.src) ?? ''
      },
      true,
    )
  })
  await phone.enter(site.link('tape'))
  const image = phone.page.locator('#piece-inside img')
  await expect(image).toHaveAttribute('data-state', 'ready')
  await expect(image).toHaveAttribute('data-shown', 'image/webp')
  await expect.poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBe(96)
})

test('a piece is decrypted: its words, its image and a file to keep', { tag: '@edge' }, async ({ site, phone }) => {
  await phone.enter(site.link('tape'))
  await expect(phone.page.getByText('Derrière l’écluse, à onze heures, porte bleue.')).toBeVisible()
  const image = phone.page.locator('#piece-inside img')
  await expect.poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBe(96)
  const download = phone.page.waitForEvent('download')
  await phone.page.getByRole('link', { name: 'Les paroles' }).tap()
  const file = await download
  expect(file.suggestedFilename()).toBe('paroles.txt')
  const chunks = await (await file.createReadStream()).toArray()
  expect(Buffer.concat(chunks).toString()).toBe('Dans la nuit les lampes tremblent, et toi tu marches.')
})

test('a reload before the tap keeps the gate, and a second tap while it opens sends nothing more', async ({
  site,
  phone,
}) => {
  const { promise: isTappedAgain, resolve: answer } = Promise.withResolvers<void>()
  let sent = 0
  await phone.page.route('**/unlock', async (route) => {
    sent++
    await isTappedAgain
    await route.continue()
  })
  await phone.follow(site.link('tape'))
  await phone.shows('gate')
  await phone.page.reload()
  await phone.shows('gate')
  expect(phone.page.url()).toBe(`${site.origin}/tape/`)
  await phone.tap()
  await phone.shows('opening')
  await phone.tap()
  answer()
  await phone.shows('open')
  expect(sent).toBe(1)
  expect(await site.channels('tape')).toEqual(['whatsapp'])
  expect(await site.refusals('tape')).toEqual({})
})

test('without a link the page says what to do, and nothing is counted', async ({ site, phone }) => {
  await phone.follow(`${site.origin}/tape/`)
  await phone.shows('teaser')
  await expect(phone.page.locator('#line')).toHaveText('You don’t find this. You’re handed it.')
  await expect(phone.page.locator('#open')).toBeHidden()
  await expect(phone.page.locator('#views-label')).toHaveText('It starts with somebody.')
  expect(await site.views('tape')).toBe(0)
})

// Those of the others have a way out, and open in way-out.spec.ts.
for (const app of ['Facebook on an iPhone', 'WhatsApp on Android'] as const) {
  test(`a link opens in ${app}`, async ({ site, newPhone }) => {
    const userAgent = IN_APP[app]
    const phone = await newPhone({ ...devices['iPhone 15'], userAgent, viewport: { width: 360, height: 640 } })
    await phone.enter(site.link('tape'))
    await expect(phone.page.getByText('Derrière l’écluse')).toBeVisible()
    expect(await site.views('tape')).toBe(1)
  })
}

test('the cover comes in the format that is lightest, cut around its focus, and its blur before it', async ({
  site,
  phone,
}) => {
  await phone.follow(site.link('tape'))
  const cover = phone.page.getByRole('img', { name: 'A canal by night' })
  await expect(cover).toHaveCSS('object-position', '30% 70%')
  await expect(cover).toHaveCSS('background-image', /^url\("data:image\/webp;base64,/)
  await expect.poll(() => cover.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  expect(await cover.evaluate((image: HTMLImageElement) => image.currentSrc)).toMatch(/\/assets\/cover\.[^/]+\.avif$/)
})

test('the button is in sight, and lies under nothing, on a phone that lies on its side', async ({ site, phone }) => {
  await phone.page.setViewportSize({ width: 740, height: 320 })
  for (const slug of [...LOOK_SLUGS, ...(Object.keys(REAL) as RealSlug[])]) {
    await test.step(slug, async () => {
      await phone.follow(site.link(slug, slug in REAL ? { label: REAL[slug as RealSlug] } : {}))
      await phone.shows('gate')
      await phone.isDressed()
      const button = phone.page.locator('#open')
      await expect.soft(button, slug).toBeInViewport({ ratio: 0.95 })
      await button.tap({ trial: true })
    })
  }
})

test('what keeps a damaged link is in sight below it on a ticket that lies on its side', async ({ site, phone }) => {
  await phone.page.setViewportSize({ width: 740, height: 320 })
  await phone.follow(site.link('billet').slice(0, -4))
  await phone.shows('error', 'malformed')
  for (const part of ['#given', '#keep']) await expect(phone.page.locator(part)).toBeInViewport({ ratio: 1 })
})
