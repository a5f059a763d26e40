import jsQR from 'jsqr'
import sharp from 'sharp'
import { expectDecent } from './decent.ts'
import type { Phone } from './phone.ts'
import { expect, test } from './test.ts'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

const TEXT = 'Pour toi & personne d’autre #1 : Garde-le.'
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
const choose = (phone: Phone, channel: string) => phone.page.locator(`[data-channel=${channel}]`).tap()

test('WhatsApp, Telegram and SMS get the message, with the fan’s own link alone on the last line', async ({
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
  expect(sms.searchParams.get('body')).toBe(`${COMMON}\n${link('x')}`)
  await expect.poll(() => site.intents('tape')).toEqual({ whatsapp: 1, telegram: 1, sms: 1 })
  await phone.shows('open')
})

test('e-mail carries the link in the query, which gateways leave alone', async ({ site, phone }) => {
  await phone.enter(site.link('tape'))
  await choose(phone, 'email')
  const mail = await phone.departure()
  expect(mail.protocol).toBe('mailto:')
  expect(mail.searchParams.get('subject')).toBe('Garde ça & tais-toi')
  expect(mail.searchParams.get('body')).toBe(`Ouvre ça ce soir :\n${site.origin}/tape/?k=m${phone.ownToken()}`)
})

test('the share sheet opens in the tap itself, with the message and its link as one text', async ({ site, phone }) => {
  await giveShareSheet(phone)
  await phone.enter(site.link('tape'))
  await choose(phone, 'whatsapp')
  await choose(phone, 'email')
  const own = phone.ownToken()
  expect(await sharedBy(phone)).toEqual([
    { data: { text: `${TEXT}\n${site.origin}/tape/#w${own}` }, isInGesture: true },
    {
      data: { title: 'Garde ça & tais-toi', text: `Ouvre ça ce soir :\n${site.origin}/tape/?k=m${own}` },
      isInGesture: true,
    },
  ])
  await expect.poll(() => site.intents('tape')).toEqual({ whatsapp: 1, email: 1 })
})

test('a fan who closes the share sheet is not sent anywhere else', async ({ site, phone }) => {
  await giveShareSheet(phone, 'AbortError')
  await phone.enter(site.link('tape'))
  // All phones of a worker share one clipboard.
  await phone.page.evaluate(() => navigator.clipboard.writeText('what was copied before'))
  await choose(phone, 'instagram')
  await expect.poll(() => site.intents('tape')).toEqual({ instagram: 1 })
  await expect(phone.page.locator('#share-hint')).toBeEmpty()
  expect(await phone.page.evaluate(() => navigator.clipboard.readText())).toBe('what was copied before')
})

test('where the share sheet refuses, the channel’s own address does it', async ({ site, phone }) => {
  await giveShareSheet(phone, 'NotAllowedError')
  await phone.enter(site.link('tape'))
  await choose(phone, 'whatsapp')
  expect((await phone.departure()).origin).toBe('https://wa.me')
})

test('a channel without an address gets the message copied, and says where to paste it', async ({ site, phone }) => {
  await phone.enter(site.link('tape'))
  await choose(phone, 'instagram')
  await expect(phone.page.locator('#share-hint')).toHaveText('Copied. Paste it in Instagram.')
  const copied = await phone.page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toBe(`${COMMON}\n${site.origin}/tape/#i${phone.ownToken()}`)
  await choose(phone, 'copy')
  await expect(phone.page.locator('#share-hint')).toHaveText('Copied. Paste it wherever you like.')
  await expect.poll(() => site.intents('tape')).toEqual({ instagram: 1, copy: 1 })
})

for (const [refusal, refuse] of [
  ['is missing', () => Object.defineProperty(navigator, 'clipboard', { value: undefined })],
  ['refuses', () => Object.assign(navigator.clipboard, { writeText: () => Promise.reject(new DOMException()) })],
] as const) {
  test(`where the clipboard ${refusal}, the message is shown, selected already`, async ({ site, phone }) => {
    await phone.page.addInitScript(refuse)
    await phone.enter(site.link('affiche'))
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
  })
}

test('without a network a link can still be passed on', async ({ site, phone }) => {
  phone.expects(/ERR_INTERNET_DISCONNECTED/)
  await phone.enter(site.link('tape'))
  await phone.context.setOffline(true)
  await choose(phone, 'sms')
  expect((await phone.departure()).searchParams.get('body')).toContain(phone.ownToken())
  await phone.context.setOffline(false)
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
  await dialog.getByRole('button').tap()
  await expect(dialog).toBeHidden()
  await expect.poll(held).toBe(0)
  await expect(phone.page.locator('[data-channel=qr]')).toBeFocused()
  await expect.poll(() => site.intents('tape')).toEqual({ qr: 1 })
})

test('where the QR code cannot be loaded, the message is copied', async ({ site, phone }) => {
  phone.expects(/ERR_INTERNET_DISCONNECTED/)
  await phone.enter(site.link('tape'))
  await phone.context.setOffline(true)
  await choose(phone, 'qr')
  await expect(phone.page.locator('#share-hint')).toHaveText('Copied. Paste it wherever you like.')
  await phone.context.setOffline(false)
})
