import type { Page } from 'playwright'
import type { Phone } from './phone.ts'
import { changed, pixelsOf } from './pixels.ts'
import { expect, test } from './test.ts'

const SLUG = 'minuit-club'

async function handedOut(entrenous: (...args: string[]) => Promise<string>, slug: string): Promise<string> {
  const [first] = JSON.parse(await entrenous('links', slug, '--json')) as { url: string }[]
  if (!first) throw new Error(`${slug} has no root`)
  return first.url
}

/** What the WhatsApp button opens, read as WhatsApp reads it: the link alone on the last line. */
async function passedOn(phone: Phone, channel = 'whatsapp'): Promise<string> {
  await phone.page.locator(`[data-channel=${channel}]`).tap()
  const { searchParams } = await phone.departure()
  return searchParams.get('text')?.split('\n').at(-1) ?? ''
}

/** Its still first; then, once it plays, each moment looks different: it is drawn, and nothing lies over it. */
async function expectPictures(page: Page): Promise<void> {
  const video = page.locator('video')
  const at = (moment: number) =>
    video.evaluate(async (media: HTMLVideoElement, moment) => {
      const seeked = new Promise((resolve) => media.addEventListener('seeked', resolve, { once: true }))
      media.currentTime = moment
      await seeked
    }, moment)
  await page.locator('.film').scrollIntoViewIfNeeded()
  await expect(video).toHaveAttribute('poster', /^blob:/)
  const still = await pixelsOf(video)
  const play = page.locator('.player-play')
  await play.tap()
  await expect.poll(() => video.evaluate(({ currentTime }: HTMLVideoElement) => currentTime > 0)).toBe(true)
  await play.tap()
  // The clip begins in the dark.
  await at(0)
  await expect.poll(async () => changed(still, await pixelsOf(video))).toBeGreaterThan(1000)
  await at(1)
  const one = await pixelsOf(video)
  await at(12)
  await expect.poll(async () => changed(one, await pixelsOf(video))).toBeGreaterThan(1000)
}

test('a link goes from the brand to A, from A to friends, and opens the making-of on A’s page', async ({
  site,
  newPhone,
}) => {
  const root = await handedOut((...args) => site.entrenous(...args), SLUG)
  const a = await newPhone()

  await test.step('A taps and sees the clip', async () => {
    await a.enter(root)
    await expect(a.page.getByText('Tu viens de voir ce que très peu de gens ont vu.')).toBeVisible()
    await expectPictures(a.page)
    await a.showsViews(1)
    await a.showsPiece('making-of', 'locked')
    await expect(a.page.locator('#piece-making-of .progress-text')).toHaveText('0 sur 3')
    await expect(a.page.locator('#mine')).toHaveText('Personne n’a encore ouvert ton lien.')
  })

  await test.step('A’s link opens on B’s phone, and A’s figures move without a reload', async () => {
    const link = await passedOn(a)
    expect(link).toMatch(new RegExp(`^${site.origin}/${SLUG}/#w${a.ownToken()}$`))
    const b = await newPhone()
    await b.enter(link)
    await expect(b.page.locator('video')).toBeAttached()
    await b.showsViews(2)
    expect(b.ownToken()).not.toBe(a.ownToken())
    await a.showsViews(2)
    await expect(a.page.locator('#piece-making-of .progress-text')).toHaveText('1 sur 3')
    await expect(a.page.locator('#mine')).toHaveText('Une personne a ouvert ton lien.')
  })

  await test.step('after three friends the making-of opens by itself', async () => {
    await site.openedElsewhere(SLUG, a.ownToken())
    await site.openedElsewhere(SLUG, a.ownToken())
    await a.showsPiece('making-of', 'open')
    await expect(a.page.locator('#announcement')).toContainText('Le carnet de tournage')
    const board = a.page.locator('#piece-making-of img').first()
    await board.scrollIntoViewIfNeeded()
    await expect(board).toHaveAttribute('data-state', 'ready')
    await expect.poll(() => board.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
    await a.showsPiece('acoustique', 'locked')
  })

  expect(await site.channels(SLUG)).toEqual(['whatsapp', 'whatsapp', 'whatsapp', 'whatsapp'])
  expect(await site.intents(SLUG)).toEqual({ whatsapp: 1 })
  expect(await site.entrenous('verify')).toMatch(
    / minuit-club: 4 views\n[\s\S]*^Every counter equals the recount\.\n$/m,
  )
})

test('a letter goes by e-mail, with the link where mail gateways leave it', async ({ site, newPhone }) => {
  const slug = 'lettre-a-la-redaction'
  const reader = await newPhone()
  const root = await handedOut((...args) => site.entrenous(...args), slug)
  expect(root).toContain('/?k=m')
  await reader.enter(root)
  await expect(reader.page.getByText('Cette lettre n’est pas un appel aux dons.')).toBeVisible()
  await reader.page.locator('[data-channel=email]').tap()
  const mail = await reader.departure()
  expect(mail.protocol).toBe('mailto:')
  expect(mail.searchParams.get('subject')).toBe('Une lettre qui ne se trouve nulle part')
  const next = await newPhone()
  await next.enter(mail.searchParams.get('body')?.split('\n').at(-1) ?? '')
  expect(await site.channels(slug)).toEqual(['email', 'email'])
})

test('a piece at a collective threshold opens for everybody who has the page open', async ({ site, phone }) => {
  await phone.enter(site.link('tape'))
  await expect(phone.page.locator('#piece-chorus .progress-text')).toHaveText('1 of 5')
  let token = site.rootToken('tape')
  for (let hop = 0; hop < 4; hop++) token = await site.openedElsewhere('tape', token)
  await phone.showsPiece('chorus', 'open')
  await expect(phone.page.getByText('Cinq voix font un refrain.')).toBeVisible()
  await phone.showsPiece('making-of', 'locked')
})
