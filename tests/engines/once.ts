import type { Phone } from './phone.ts'
import type { World } from './world.ts'

/** One fan says three words, another one writes them; the other one's own link is revoked. */
export async function opensByWordsUntilRevoked(world: World, phone: Phone, slug: string): Promise<void> {
  const { site, road } = world
  const { browser } = phone
  await phone.enter(world.link(slug))
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

  await site.entrenous('revoke', slug, await phone.ownToken())
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
