import { expect } from 'vitest'
import { picture } from '../support/photos.ts'
import { eventually } from './browser.ts'
import type { Phone } from './phone.ts'
import type { World } from './world.ts'

/**
 * A fan comes back from elsewhere to their own link, by nothing but the address, and by the link where nothing is kept. Then they
 * say three words, another one writes them; the other one's own link is revoked.
 */
export async function comesBackAndOpensByWordsUntilRevoked(world: World, phone: Phone, slug: string): Promise<void> {
  const { site, road } = world
  const { browser } = phone
  await phone.enter(world.link(slug))
  const own = await phone.ownToken()
  const views = await site.views(slug)
  await browser.open(`${road.origin}/`)
  await browser.open(`${road.origin}/${slug}/`)
  await phone.shows('open')
  expect(await phone.ownToken()).toBe(own)
  await browser.evaluate(() => localStorage.clear())
  await browser.open(`${road.origin}/`)
  await browser.open(`${road.origin}/${slug}/#c${own}`)
  await phone.shows('open')
  expect(await phone.ownToken()).toBe(own)
  expect(await site.views(slug)).toBe(views)

  await phone.tap('[data-channel=voice]')
  await phone.has('#voice[open]')
  const words = await phone.says('.words-to-say')

  await browser.forget()
  await browser.open(`${road.origin}/${slug}/`)
  await phone.shows('teaser')
  await phone.tap('#spoken summary')
  await phone.tap('#spoken input')
  await browser.type(words)
  await phone.tap('#spoken form button')
  await phone.shows('gate')
  await phone.tap('#open')
  await phone.shows('open')

  await site.changes(slug, await phone.ownToken(), { revoke: 'link' })
  await browser.reload()
  await phone.shows('error', 'link-revoked')
}

/** Part of the page never arrives; the network is gone for the tap, and once more while the counter moves. */
export async function goesOnAfterTheNetwork(world: World, phone: Phone, slug: string): Promise<void> {
  const { site, road } = world
  road.lose('/assets/inside.')
  await phone.browser.open(world.link(slug))
  await phone.shows('gate')
  road.cut()
  await phone.tap('#open')
  await phone.shows('gate', 'offline')
  road.mend()
  await phone.opensByTwoTapsAtMost()

  const own = await phone.ownToken()
  const views = await site.views(slug)
  road.cut()
  await site.openedElsewhere(slug, own)
  road.mend()
  await phone.has(`#counter[data-views="${views + 1}"]`)
  await phone.has('#piece-later[data-state=open]')
}

/** A photo that lies on its side is chosen, turned upright, sent, accepted, and seen on the wall by everybody. */
export async function hangsAPhoto(world: World, phone: Phone, slug: string): Promise<void> {
  const { site } = world
  const { browser } = phone
  await phone.enter(world.link(slug))
  await phone.has('.door > button:not([hidden])')
  const lying = picture(1200, 600).jpeg().withMetadata({ orientation: 6 })
  await browser.evaluate(choose, (await lying.toBuffer()).toString('base64'))
  await phone.tap('.adding textarea')
  await browser.type('Neuf volants')
  await phone.tap('.adding [type=submit]')
  await phone.has('.own-photo[data-state=waiting] img[data-state=ready]')
  const [held] = await site.queue(slug, 'mur', 'waiting')
  expect(held).toMatchObject({ caption: 'Neuf volants', width: 600, height: 1200 })
  await site.decides(slug, 'mur', { do: 'accept', ids: [held?.id ?? ''] })
  await phone.has('.wall-item img[alt="Neuf volants"][data-state=ready]')
  await phone.tap('.wall-item .photo')
  const shown = () => browser.evaluate(() => document.querySelector('.pswp__caption')?.textContent)
  await eventually('the photo alone', shown, (text) => text?.includes('Neuf volants') ?? false)
}

/** Runs in the page. A file as from the device, whose own dialog no test can reach. */
function choose(base64: string): void {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  const files = new DataTransfer()
  files.items.add(new File([bytes], 'IMG_0001.jpg', { type: 'image/jpeg' }))
  const [, album] = document.querySelectorAll<HTMLInputElement>('.door input')
  if (!album) throw new Error('No photos can be chosen')
  album.files = files.files
  album.dispatchEvent(new Event('change'))
}
