import jsQR from 'jsqr'
import { devices } from 'playwright'
import sharp from 'sharp'
import { BILINGUAL } from './campaigns.ts'
import { expectDecent } from './decent.ts'
import type { Phone } from './phone.ts'
import { expect, test } from './test.ts'

/** What has no address on a phone, by the name of its app. */
const APPS = {
  messenger: 'Messenger',
  instagram: 'Instagram',
  snapchat: 'Snapchat',
  signal: 'Signal',
  discord: 'Discord',
  imessage: 'iMessage',
}
const SHEET_ONLY = Object.keys(APPS)

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

const TEXT = 'Pour toi & personne d’autre #1 : Garde-le.'
/** Without the apostrophe that would make two of it. */
const SMS = 'I kept something for you. Nobody finds it, somebody hands it to you.'
const COMMON = 'I kept something for you. You can’t find it, someone has to pass it to you.'

interface Shared {
  data: ShareData
  isInGesture: boolean
}

/** A phone whose system can share, and answers with nothing or with an error of this name. */
async function giveShareSheet(phone: Phone, answer?: string) {
  await phone.page.addInitScript((answer) => {
    const shared: Shared[] = []
    Object.assign(window, { shared })
    navigator.share = (data = {}) => {
      const { event } = window
      shared.push({
        data,
        isInGesture: event?.type === 'click' && event.isTrusted && navigator.userActivation.isActive,
      })
      return answer ? Promise.reject(new DOMException('', answer)) : Promise.resolve()
    }
  }, answer)
}

const sharedBy = (phone: Phone) => phone.page.evaluate(() => (window as unknown as { shared: Shared[] }).shared)
const choose = (phone: Phone, channel: string) => phone.page.locator(`[data-channel=${channel}]`).click()
const hint = (phone: Phone) => phone.page.locator('#share-hint')
const copied = (phone: Phone) => phone.page.evaluate(() => navigator.clipboard.readText())

/** Computers have share sheets as well, in some browsers. */
const DESKTOPS = {
  Windows: devices['Desktop Chrome'],
  'a Mac': { ...devices['Desktop Safari'], hasTouch: false },
}

test('WhatsApp, Telegram, SMS and e-mail get the message, with the fan’s own link alone on the last line; what was used is told, and no network is needed', async ({
  site,
  phone,
}) => {
  await phone.enter(site.link('tape'))
  const link = (letter: string) => `${site.origin}/tape/#${letter}${phone.ownToken()}`
  await choose(phone, 'whatsapp')
  const whatsapp = await phone.departure()
  expect(whatsapp.origin + whatsapp.pathname + whatsapp.hash).toBe('https://wa.me/')
  expect(whatsapp.searchParams.get('text')).toBe(`${TEXT}\n${link('w')}`)
  await choose(phone, 'telegram')
  const telegram = await phone.departure()
  expect(telegram.origin + telegram.pathname).toBe('https://t.me/share/url')
  expect(Object.fromEntries(telegram.searchParams)).toEqual({ url: link('t'), text: COMMON })
  await choose(phone, 'sms')
  const sms = await phone.departure()
  expect(sms.protocol).toBe('sms:')
  expect(sms.searchParams.get('body')).toBe(`${SMS}\n${link('x')}`)
  await expect.poll(() => site.intents('tape')).toEqual({ whatsapp: 1, telegram: 1, sms: 1 })
  await phone.shows('open')

  // A screen reader is told what was used already, also after a reload.
  const described = async (channel: string, description: string) =>
    expect.soft(phone.page.locator(`[data-channel=${channel}]`)).toHaveAccessibleDescription(description)
  await described('sms', 'Already used')
  await phone.page.reload()
  await phone.shows('open')
  await described('sms', 'Already used')
  await described('email', '')

  // E-mail carries the link in the query, which gateways leave alone.
  phone.expects(/ERR_INTERNET_DISCONNECTED/)
  await phone.context.setOffline(true)
  await choose(phone, 'email')
  const mail = await phone.departure()
  expect(mail.protocol).toBe('mailto:')
  expect(mail.searchParams.get('subject')).toBe('Garde ça & tais-toi')
  // Lines end as in a mail (RFC 6068).
  expect(mail.searchParams.get('body')).toBe(`Ouvre ça ce soir :\r\n${site.origin}/tape/?k=m${phone.ownToken()}`)
  expect(mail.href).toContain('%0D%0A')
  expect(mail.href).not.toMatch(/(?<!%0D)%0A/)

  // Where the QR code cannot be loaded, that is said, and the message is copied.
  await choose(phone, 'qr')
  await expect(hint(phone)).toHaveText('The network let you down. Copied. Paste it wherever you like.')
  await phone.context.setOffline(false)
})

test('a phone’s own share sheet comes first, and opens in the tap itself with the message and its link as one text', async ({
  site,
  phone,
}) => {
  await giveShareSheet(phone)
  await phone.enter(site.link('tape'))
  const first = phone.page.locator('#share button:visible').first()
  await expect(first).toHaveText('Pass it to someone…')
  await first.tap()
  await choose(phone, 'instagram')
  const own = phone.ownToken()
  expect(await sharedBy(phone)).toEqual([
    { data: { text: `${COMMON}\n${site.origin}/tape/#o${own}` }, isInGesture: true },
    { data: { text: `${COMMON}\n${site.origin}/tape/#i${own}` }, isInGesture: true },
  ])
  await expect.poll(() => site.intents('tape')).toEqual({ other: 1, instagram: 1 })
  await expectDecent(phone.page)
  const friend = await phone.newTab()
  await friend.follow(`${site.origin}/tape/#o${own}`)
  await friend.shows('open')
})

test('a phone goes straight to the apps that have an address, and to its share sheet for the others', async ({
  site,
  phone,
}) => {
  await giveShareSheet(phone)
  await phone.enter(site.link(BILINGUAL))
  for (const channel of SHEET_ONLY) await choose(phone, channel)
  const own = phone.ownToken()
  const ends = (await sharedBy(phone)).map(({ data }) => data.text?.split('\n').at(-1))
  expect(ends).toEqual(['f', 'i', 's', 'g', 'd', 'a'].map((letter) => `${site.origin}/${BILINGUAL}/#${letter}${own}`))
  // Viber last: Chromium asks about an app that it may not have, and hears no further click.
  for (const [channel, address] of Object.entries({
    whatsapp: 'https://wa.me/',
    telegram: 'https://t.me/share/url',
    line: 'https://social-plugins.line.me/lineit/share',
    viber: 'viber://forward',
  })) {
    await choose(phone, channel)
    expect((await phone.departure()).href.replace(/\?.*/, '')).toBe(address)
  }
  await expect(hint(phone)).toBeEmpty()
  expect(await sharedBy(phone)).toHaveLength(SHEET_ONLY.length)
})

test('a phone without a share sheet copies for the apps without an address, and names the app', async ({
  site,
  phone,
}) => {
  await phone.enter(site.link(BILINGUAL))
  await expect(phone.page.locator('.share-sheet')).toBeHidden()
  for (const [channel, app] of Object.entries(APPS)) {
    await choose(phone, channel)
    await expect(hint(phone)).toHaveText(`Copié. Colle-le dans ${app}.`)
  }
  expect((await copied(phone)).split('\n').at(-1)).toBe(`${site.origin}/${BILINGUAL}/#a${phone.ownToken()}`)
  await choose(phone, 'copy')
  await expect(hint(phone)).toHaveText('Copié. À toi de le coller où tu veux.')
  await expect
    .poll(() => site.intents(BILINGUAL))
    .toEqual({ ...Object.fromEntries(SHEET_ONLY.map((channel) => [channel, 1])), copy: 1 })
})

for (const [desktop, device] of Object.entries(DESKTOPS)) {
  test(`on ${desktop}, messengers open in the browser, apps without an address get it copied, and nothing opens in silence`, async ({
    site,
    newPhone,
  }) => {
    const computer = await newPhone(device)
    await giveShareSheet(computer)
    await computer.follow(site.link(BILINGUAL))
    await computer.shows('gate')
    await computer.page.locator('#open').click()
    await computer.shows('open')
    const own = computer.ownToken()
    await expect(computer.page.locator('.share-sheet')).toBeHidden()
    await choose(computer, 'snapchat')
    const snapchat = await computer.departure()
    expect(snapchat.origin + snapchat.pathname).toBe('https://www.snapchat.com/share')
    expect(Object.fromEntries(snapchat.searchParams)).toEqual({ link: `${site.origin}/${BILINGUAL}/#s${own}` })
    const { snapchat: _, ...copiedOnly } = APPS
    for (const [channel, app] of Object.entries({ ...copiedOnly, viber: 'Viber' })) {
      await choose(computer, channel)
      await expect(hint(computer)).toHaveText(`Copié. Colle-le dans ${app}.`)
    }
    for (const [channel, protocol, end] of [
      ['email', 'mailto:', `?k=m${own}`],
      // The last: Chromium asks about an app that it does not know, and takes no tap meanwhile.
      ['sms', 'sms:', `#x${own}`],
    ] as const) {
      await choose(computer, channel)
      expect((await computer.departure()).protocol).toBe(protocol)
      await expect(hint(computer)).toHaveText('C’est copié aussi. Si rien ne s’ouvre, colle-le toi-même.')
      expect((await copied(computer)).split('\n').at(-1)).toBe(`${site.origin}/${BILINGUAL}/${end}`)
    }
    expect(await sharedBy(computer)).toEqual([])
  })
}

test('on a desk a mail is copied with its links: the campaign’s name as one, the bare one below', async ({
  site,
  newPhone,
}) => {
  const computer = await newPhone(devices['Desktop Chrome'])
  await computer.follow(site.link('tape'))
  await computer.shows('gate')
  await computer.page.locator('#open').click()
  await computer.shows('open')
  const link = `${site.origin}/tape/?k=m${computer.ownToken()}`
  await choose(computer, 'email')
  expect((await computer.departure()).protocol).toBe('mailto:')
  await expect(hint(computer)).toHaveText('Copied as well. If nothing opens, paste it yourself.')
  expect(await copied(computer)).toBe(`Ouvre ça ce soir :\n${link}`)
  // As into a mail that is written in the browser.
  await computer.page.evaluate(() => {
    document.body.insertAdjacentHTML('afterbegin', '<div contenteditable="true" id="mail"></div>')
    document.getElementById('mail')?.focus()
  })
  await computer.page.keyboard.press('ControlOrMeta+V')
  const mail = computer.page.locator('#mail')
  await expect(mail.locator('p')).toHaveText(['Ouvre ça ce soir :', `The tape${link}`])
  const links = mail.locator('a')
  await expect(links).toHaveText(['The tape', link])
  for (const each of await links.all()) await expect(each).toHaveAttribute('href', link)

  // Where a browser copies no rich text, it is copied as plain text.
  await computer.page.evaluate(() => {
    document.getElementById('mail')?.remove()
    Reflect.deleteProperty(window, 'ClipboardItem')
    return navigator.clipboard.writeText('what was copied before')
  })
  await choose(computer, 'email')
  expect((await computer.departure()).protocol).toBe('mailto:')
  await expect.poll(() => copied(computer)).toBe(`Ouvre ça ce soir :\n${link}`)
})

test('from right to left, what is copied for a mail reads so, its address from left to right', async ({
  site,
  newPhone,
}) => {
  const computer = await newPhone({ ...devices['Desktop Chrome'], locale: 'ar' })
  await computer.follow(site.link('shasha'))
  await computer.shows('gate')
  await computer.page.locator('#open').click()
  await computer.shows('open')
  await choose(computer, 'email')
  await computer.departure()
  const rich = await computer.page.evaluate(async () => {
    const [item] = await navigator.clipboard.read()
    const html = (await (await item?.getType('text/html'))?.text()) ?? ''
    const { body } = new DOMParser().parseFromString(html, 'text/html')
    const { dir, lang } = body.querySelector('div') ?? body
    return [dir, lang, ...[...body.querySelectorAll('a')].map((link) => [link.dir, link.textContent, link.href])]
  })
  const link = `${site.origin}/shasha/?k=m${computer.ownToken()}`
  expect(rich).toEqual(['rtl', 'ar', ['auto', 'شاشة بلا ضوء', link], ['ltr', link, link]])
})

test('an iPad, which calls itself a Mac, has its share sheet and its mail app', async ({ site, newPhone }) => {
  const tablet = await newPhone({ ...devices['iPad Pro 11'], userAgent: devices['Desktop Safari'].userAgent })
  await giveShareSheet(tablet)
  await tablet.enter(site.link('tape'))
  await tablet.page.locator('.share-sheet').tap()
  await choose(tablet, 'email')
  expect((await tablet.departure()).protocol).toBe('mailto:')
  await expect(hint(tablet)).toBeEmpty()
  expect(await sharedBy(tablet)).toHaveLength(1)
})

test('a fan who closes the share sheet is not sent anywhere else; where it refuses, the message is copied', async ({
  site,
  phone,
}) => {
  await giveShareSheet(phone, 'AbortError')
  await phone.enter(site.link('tape'))
  // All phones of a worker share one clipboard.
  await phone.page.evaluate(() => navigator.clipboard.writeText('what was copied before'))
  await choose(phone, 'instagram')
  await choose(phone, 'other')
  await expect.poll(() => site.intents('tape')).toEqual({ instagram: 1, other: 1 })
  await expect(hint(phone)).toBeEmpty()
  expect(await copied(phone)).toBe('what was copied before')

  await phone.page.evaluate(() => {
    navigator.share = () => Promise.reject(new DOMException('', 'NotAllowedError'))
  })
  await choose(phone, 'instagram')
  await expect(hint(phone)).toHaveText('Copied. Paste it in Instagram.')
  expect(await copied(phone)).toBe(`${COMMON}\n${site.origin}/tape/#i${phone.ownToken()}`)
  await choose(phone, 'other')
  await expect(hint(phone)).toHaveText('Copied. Paste it wherever you like.')
  expect((await copied(phone)).split('\n').at(-1)).toBe(`${site.origin}/tape/#o${phone.ownToken()}`)
})

test('what the address bar gives away, by hand or by a browser’s own menus, is the fan’s own link', async ({
  site,
  phone,
  newPhone,
}) => {
  await phone.enter(site.link(BILINGUAL))
  const own = `${site.origin}/${BILINGUAL}/#c${phone.ownToken()}`
  const isGivenAway = async () => {
    expect(phone.page.url()).toBe(own)
    await expect(phone.page.locator('link[rel=canonical]')).toHaveCount(0)
    // Menus prefer these to the address bar, and lose the fragment: none says more than the campaign.
    const addresses = await phone.page
      .locator('link[rel=alternate], [property="og:url"]')
      .evaluateAll((elements) =>
        elements.map((element) => element.getAttribute('content') ?? element.getAttribute('href')),
      )
    expect(addresses.filter((address) => !/^https?:\/\/[^/]+\/recette\/(?:en\/)?$/.test(address ?? ''))).toEqual([])
  }
  await isGivenAway()
  await phone.page.reload()
  await phone.shows('open')
  await isGivenAway()
  await phone.page.getByRole('link', { name: 'English' }).tap()
  await expect(phone.page.locator('html')).toHaveAttribute('lang', 'en')
  await phone.shows('open')
  await isGivenAway()
  const friend = await newPhone()
  await friend.enter(phone.page.url())
  expect(await site.channels(BILINGUAL)).toEqual(['whatsapp', 'copy'])
})

test('where the clipboard refuses or is missing, the message is shown, selected already', async ({ site, phone }) => {
  await phone.enter(site.link('affiche'))
  for (const refuse of [
    () => void Object.assign(navigator.clipboard, { writeText: () => Promise.reject(new DOMException()) }),
    () => void Object.defineProperty(navigator, 'clipboard', { value: undefined }),
  ]) {
    await phone.page.evaluate(refuse)
    await choose(phone, 'copy')
    await expect(phone.page.locator('#share-hint')).toHaveText('Copie ce message\u00a0:')
    const field = phone.page.getByRole('textbox', { name: 'Ton message, prêt à copier' })
    await expect(field).toBeFocused()
    const selected = await field.evaluate((area: HTMLTextAreaElement) =>
      area.value.slice(area.selectionStart, area.selectionEnd),
    )
    expect(selected.split('\n').at(-1)).toBe(`${site.origin}/affiche/#c${phone.ownToken()}`)
    await choose(phone, 'whatsapp')
    await phone.departure()
    await expect(field).toBeHidden()
  }
})

test('the person next to the fan scans a QR code that fills the screen', async ({ site, phone }) => {
  await phone.page.addInitScript(() => {
    const locks = { held: 0 }
    Object.assign(window, { locks })
    const request = () => {
      locks.held++
      return Promise.resolve({ release: () => Promise.resolve(locks.held--) })
    }
    Object.defineProperty(navigator, 'wakeLock', { value: { request } })
  })
  const held = () => phone.page.evaluate(() => (window as unknown as { locks: { held: number } }).locks.held)
  await phone.enter(site.link('tape'))
  await choose(phone, 'qr')
  const dialog = phone.page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  await expect.poll(held).toBe(1)
  await expectDecent(phone.page)
  const { data, info } = await sharp(await phone.page.screenshot())
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const scanned = jsQR(new Uint8ClampedArray(data), info.width, info.height)
  expect(scanned?.data).toBe(`${site.origin}/tape/#q${phone.ownToken()}`)
  // In a messenger's browser, Back knows nothing of dialogs.
  await phone.page.goBack()
  await expect(dialog).toBeHidden()
  await phone.shows('open')
  await expect.poll(held).toBe(0)
  await expect(phone.page.locator('[data-channel=qr]')).toBeFocused()
  await expect.poll(() => site.intents('tape')).toEqual({ qr: 1 })
})
