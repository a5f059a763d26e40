import { expect } from 'vitest'
import { SECRET_LINE } from '../e2e/campaigns.ts'
import { eventually } from './browser.ts'
import type { Phone } from './phone.ts'
import { codeOn, greysShown, playsAndSeeks, seePictures } from './seen.ts'
import type { World } from './world.ts'

/**
 * The whole way of a fan through a look. The browser forgets between two steps, as those of messengers do.
 * @param campaigns the look's: one that has a medium of every kind, and one of the project, which is visited in between
 * @param pictures what the names of pictures begin with
 */
export async function passesThrough(
  world: World,
  phone: Phone,
  { demo, media }: { demo: string; media: string },
  pictures: string,
): Promise<void> {
  const before = await world.site.views(media)
  await letsIn(phone, world.link(media))
  await plays(phone)
  await phone.keepPicture(`${pictures}-media`, true)
  const own = await phone.ownToken()
  await passesOn(world, phone, media, own)

  await phone.wipe()
  await world.site.openedElsewhere(media, own)
  await phone.has(`#counter[data-views="${before + 2}"]`)
  await phone.has('#piece-later[data-state=open]')
  // What opened just now has written storage again.
  await phone.wipe()
  await phone.browser.reload()
  await phone.shows('open')
  expect(await phone.ownToken()).toBe(own)

  await visits(phone, world.link(demo), pictures)
  await phone.browser.open(`${world.road.origin}/${media}/#c${own}`)
  await phone.shows('open')
  expect(await phone.ownToken()).toBe(own)
  expect(await world.site.views(media)).toBe(before + 2)
}

async function letsIn(phone: Phone, link: string): Promise<void> {
  await phone.browser.open(link)
  await phone.shows('gate')
  await phone.wipe()
  await phone.tap('#open')
  await phone.shows('open')
  expect(await phone.says('#piece-inside .content')).toContain(SECRET_LINE)
}

async function plays(phone: Phone): Promise<void> {
  expect(await seePictures(phone)).toBe(1)
  await playsAndSeeks(phone, 'video', 16)
  await eventually(
    'a frame',
    () => greysShown(phone),
    (greys) => greys > 8,
  )
  await playsAndSeeks(phone, 'audio', 20)
  await phone.isStill()
}

async function passesOn({ site, road }: World, phone: Phone, slug: string, own: string): Promise<void> {
  const { browser } = phone
  await phone.wipe()
  await phone.tap('[data-channel=whatsapp]')
  await eventually('a window for WhatsApp', () => browser.closeOthers())
  await phone.wipe()
  await phone.tap('[data-channel=copy]')
  await phone.has('#share-hint:not(:empty)')
  expect(await phone.clipboard()).toMatch(new RegExp(`${road.origin}/${slug}/#c${own}$`))
  await phone.wipe()
  await phone.tap('[data-channel=qr]')
  await phone.has('#qr[open]')
  expect(await eventually('a code', () => codeOn(phone))).toBe(`${road.origin}/${slug}/#q${own}`)
  await phone.tap('#qr button')
  if (!(await browser.evaluate(() => 'sendBeacon' in navigator))) return
  await eventually(
    'uses',
    () => site.intents(slug),
    ({ whatsapp = 0, copy = 0, qr = 0 }) => whatsapp > 0 && copy > 0 && qr > 0,
  )
}

/** Another campaign of the same site. */
async function visits(phone: Phone, link: string, pictures: string): Promise<void> {
  await phone.browser.open(link)
  await phone.shows('gate')
  await phone.isDressed()
  await phone.keepPicture(`${pictures}-gate`)
  await phone.tap('#open')
  await phone.shows('open')
  expect((await phone.says('[data-state=open] .content')).length).toBeGreaterThan(100)
  await seePictures(phone)
  await phone.isStill()
  await phone.keepPicture(`${pictures}-inside`, true)
}
