import { devices } from 'playwright'
import { expect, test } from './test.ts'

const IN_APP = {
  'Instagram on an iPhone':
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/22B83 Instagram 350.0.0.27.111 (iPhone15,2; iOS 18_1; fr_FR; fr; scale=3.00; 1179x2556; 650000000)',
  'Instagram on Android':
    'Mozilla/5.0 (Linux; Android 14; SM-A546B Build/UP1A.231005.007; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0.6723.86 Mobile Safari/537.36 Instagram 350.0.0.40.90 Android (34/14; 450dpi; 1080x2340; samsung; SM-A546B; a54x; s5e8835; fr_FR; 640000000)',
  'Messenger on an iPhone':
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/MessengerForiOS;FBAV/480.0.0.30.110;FBBV/660000000;FBDV/iPhone14,5;FBMD/iPhone;FBSN/iOS;FBSV/17.5;FBSS/3;FBID/phone;FBLC/fr_FR;FBOP/5]',
  'Messenger on Android':
    'Mozilla/5.0 (Linux; Android 13; Pixel 6 Build/TQ3A.230805.001; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0.6723.86 Mobile Safari/537.36 [FB_IAB/Orca-Android;FBAV/480.0.0.31.109;]',
  'Facebook on an iPhone':
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/21G80 [FBAN/FBIOS;FBAV/485.0.0.37.70;FBBV/660000000;FBDV/iPhone13,2;FBMD/iPhone;FBSN/iOS;FBSV/17.6;FBSS/3;FBCR/;FBID/phone;FBLC/fr_FR;FBOP/80]',
  'Snapchat on an iPhone':
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_6_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Mobile/15E148 Snapchat/13.10.0.43 (like Safari/8618.3.11.10.5, panda)',
  'Snapchat on Android':
    'Mozilla/5.0 (Linux; Android 14; SM-G991B; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0.6723.86 Mobile Safari/537.36 Snapchat/13.10.0.43 (SM-G991B; Android 14#G991BXXSCGXF5#34; gzip; )',
  'WhatsApp on Android':
    'Mozilla/5.0 (Linux; Android 14; Pixel 7 Build/AP1A.240505.004; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0.6723.86 Mobile Safari/537.36 WhatsApp/2.24.22.80',
}

for (const [place, address] of Object.entries({
  'the fragment': '/tape/#w{token}',
  'the query': '/tape/?k=m{token}',
  'the path, where a mail gateway encoded its #': '/tape/%23w{token}',
  'the fragment, after what Facebook put before it': '/tape/?fbclid=IwAR0x_y-z&utm_source=fb#f{token}',
  'the query, among parameters of others': '/tape/?utm_medium=mail&k=m{token}&mc_eid=1a2b3c',
  'an address typed without its last slash': '/tape?k=m{token}',
})) {
  test(`a token in ${place} opens, is gone before the tap, and makes way for the fan’s own`, async ({
    site,
    phone,
  }) => {
    const token = site.rootToken('tape')
    await phone.follow(site.origin + address.replace('{token}', token))
    await phone.shows('gate')
    expect(phone.page.url()).toBe(`${site.origin}/tape/`)
    await phone.tap()
    await phone.shows('open')
    expect(phone.page.url()).toBe(`${site.origin}/tape/#c${phone.ownToken()}`)
    expect(phone.ownToken()).not.toBe(token)
    expect(await site.views('tape')).toBe(1)
  })
}

test('a piece is decrypted: its words, its image and a file to keep', async ({ site, phone }) => {
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

test('a reload before the tap keeps the gate, and then opens', async ({ site, phone }) => {
  await phone.follow(site.link('tape'))
  await phone.shows('gate')
  await phone.page.reload()
  await phone.shows('gate')
  expect(phone.page.url()).toBe(`${site.origin}/tape/`)
  await phone.tap()
  await phone.shows('open')
  expect(await site.channels('tape')).toEqual(['whatsapp'])
})

test('a second tap while it opens sends nothing more', async ({ site, phone }) => {
  const { promise: isTappedAgain, resolve: answer } = Promise.withResolvers<void>()
  let sent = 0
  await phone.page.route('**/unlock', async (route) => {
    sent++
    await isTappedAgain
    await route.continue()
  })
  await phone.follow(site.link('tape'))
  await phone.shows('gate')
  await phone.tap()
  await phone.shows('opening')
  await phone.tap()
  answer()
  await phone.shows('open')
  expect(sent).toBe(1)
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

for (const [app, userAgent] of Object.entries(IN_APP)) {
  test(`a link opens in ${app}`, async ({ site, newPhone }) => {
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
