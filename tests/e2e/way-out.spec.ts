import { devices } from 'playwright'
import { expectDecent } from './decent.ts'
import { IN_APP } from './in-app.ts'
import { expect, test } from './test.ts'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

type App = keyof typeof IN_APP

const android = (address: string) =>
  `${address.replace('http:', 'intent:')}#Intent;scheme=http;action=android.intent.action.VIEW;end`

/** How each app is left. */
const WAYS: Partial<Record<App, (address: string) => string>> = {
  'Instagram on an iPhone': (address) => `instagram://extbrowser/?url=${encodeURIComponent(address)}`,
  'Instagram on Android': (address) => `instagram://extbrowser/?url=${encodeURIComponent(address)}`,
  'Messenger on an iPhone': (address) => `x-safari-${address}`,
  'Messenger on Android': android,
  'Snapchat on an iPhone': (address) => `x-safari-${address}`,
  'Snapchat on Android': android,
}

test('in every app, beside a file, there is a way to the fan’s own browser', async ({ site, newPhone }) => {
  for (const [app, way] of Object.entries(WAYS) as [App, (address: string) => string][]) {
    const phone = await newPhone({ userAgent: IN_APP[app] })
    await phone.enter(site.link('tape'))
    await expect(phone.page.locator('#piece-inside .way-out')).toContainText('Inside this app, a file may not save.')
    await expect(phone.page.locator('.way-out')).toHaveCount(1)
    const link = phone.page.getByRole('link', { name: 'Open in your browser' })
    await expect(link, app).toHaveAttribute('href', way(`${site.origin}/tape/?k=c${phone.ownToken()}`))
  }
})

for (const app of ['Instagram on an iPhone', 'Messenger on Android'] as const) {
  test(`the way out of ${app} takes the fan’s own link along, and a friend opens it`, async ({ site, newPhone }) => {
    const phone = await newPhone({ userAgent: IN_APP[app] })
    await phone.enter(site.link('tape'))
    const offer = phone.page.locator('#piece-inside .way-out')
    await expectDecent(phone.page)
    await offer.getByRole('link', { name: 'Open in your browser' }).click()
    await expect(offer.getByRole('status')).toHaveText('Link copied. If nothing opens, paste it in your browser.')
    const address = `${site.origin}/tape/?k=c${phone.ownToken()}`
    expect(await phone.page.evaluate(() => navigator.clipboard.readText())).toBe(address)
    expect((await phone.departure()).protocol).toBe(new URL(WAYS[app]?.(address) ?? '').protocol)
    const elsewhere = await newPhone()
    await elsewhere.enter(address)
    expect(await site.channels('tape')).toEqual(['whatsapp', 'copy'])
  })
}

test('on an older iPhone the link is copied, and the page stays', async ({ site, newPhone }) => {
  const phone = await newPhone({ userAgent: IN_APP['Messenger on an iPhone'].replace('OS 17_5', 'OS 16_7') })
  await phone.enter(site.link('affiche'))
  const url = phone.page.url()
  const offer = phone.page.locator('.way-out')
  await offer.getByRole('link', { name: 'Ouvrir dans ton navigateur' }).click()
  await expect(offer.getByRole('status')).toHaveText('Lien copié. Si rien ne s’ouvre, colle-le dans ton navigateur.')
  expect(phone.page.url()).toBe(url)
})

test('where the clipboard refuses as well, the link is shown', async ({ site, newPhone }) => {
  const phone = await newPhone({ userAgent: IN_APP['Messenger on an iPhone'].replace('OS 17_5', 'OS 16_7') })
  await phone.page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
  await phone.enter(site.link('tape'))
  await phone.page.getByRole('link', { name: 'Open in your browser' }).click()
  await expect(phone.page.locator('.way-out').getByRole('status')).toHaveText(
    `${site.origin}/tape/?k=c${phone.ownToken()}`,
  )
})

test('in an app whose browser cannot open it, the way out has the link that led there', async ({ site, newPhone }) => {
  const phone = await newPhone({ userAgent: IN_APP['Messenger on Android'] })
  await phone.page.addInitScript(() => Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined }))
  await phone.follow(site.link('tape'))
  await phone.shows('error', 'outdated')
  const link = phone.page.getByRole('link', { name: 'Open in your browser' })
  expect(await link.getAttribute('href')).toBe(android(`${site.origin}/tape/?k=w${site.rootToken('tape')}`))
  await expect(phone.page.locator('.way-out')).not.toContainText('file')
  await expectDecent(phone.page)
})

for (const name of ['iPhone 15', 'Desktop Chrome'] as const) {
  test(`in a browser of its own on ${name} nobody is sent elsewhere`, async ({ site, newPhone }) => {
    const { userAgent } = devices[name]
    const phone = await newPhone({ userAgent })
    const asked = phone.page.waitForResponse(/way-out/)
    await phone.enter(site.link('tape'))
    await (await asked).finished()
    await expect(phone.page.locator('#piece-inside a[data-sealed]')).toBeVisible()
    await expect(phone.page.locator('.way-out')).toHaveCount(0)
  })
}

test('in an app, a piece without files has no way out', async ({ site, newPhone }) => {
  const phone = await newPhone({ userAgent: IN_APP['Instagram on Android'] })
  await phone.enter(site.link('lettre-a-la-redaction'))
  await phone.showsPiece('lettre', 'open')
  await expect(phone.page.locator('.way-out')).toHaveCount(0)
})
