import { SCREENING } from '../e2e/campaigns.ts'
import { eventually } from './browser.ts'
import type { Phone } from './phone.ts'
import type { World } from './world.ts'

/** All that a film of two sizes can do, with an engine's own decoders. */
export async function playsThrough(world: World, phone: Phone): Promise<void> {
  const { browser } = phone
  const { road } = world
  const film = () =>
    browser.evaluate(() => {
      const video = document.querySelector('video')
      const showing = [...(video?.textTracks ?? [])].find(({ mode, kind }) => mode === 'showing' && kind === 'captions')
      const {
        currentTime: at = -1,
        duration: until = -1,
        videoHeight: height = 0,
        paused: isPaused = true,
        ended: isOver = false,
      } = video ?? {}
      const cue = showing?.activeCues?.[0]
      return { at, until, height, isPaused, isOver, said: cue && 'text' in cue ? String(cue.text) : '' }
    })
  const seek = (seconds: number) =>
    browser.evaluate((to) => {
      const video = document.querySelector('video')
      if (video) video.currentTime = to
    }, seconds)
  const plays = (from: number) => eventually(`the film from ${from} s`, film, ({ at }) => at > from)

  await phone.enter(world.link(SCREENING))
  await browser.evaluate(() =>
    document.querySelector('.film')?.scrollIntoView({ block: 'center', behavior: 'instant' }),
  )
  await eventually('what plays it', () => browser.evaluate(() => document.querySelector('video')?.currentSrc !== ''))
  await phone.has('.player-chapters option')
  road.cut()
  await phone.tap('.player-play')
  await phone.has('.player-notice:not([hidden])')
  road.mend()
  await plays(0.2)
  await phone.has('.player-notice[hidden]')

  await browser.evaluate(() => {
    const captions = document.querySelector<HTMLSelectElement>('.player-captions select, .film-captions select')
    if (captions) captions.value = 'fr'
    captions?.dispatchEvent(new Event('change'))
  })
  await eventually('captions', film, ({ said }) => said === 'Elle roule sans rien dire.')

  // It is never larger than it is shown: here as on a desk.
  const { height } = await film()
  await browser.evaluate(() => {
    const video = document.querySelector('video')
    if (video) Object.assign(video.style, { inlineSize: '1600px', blockSize: '900px', maxInlineSize: 'none' })
  })
  await eventually('a larger size', film, (now) => now.height > height)
  await browser.evaluate(() => document.querySelector('video')?.removeAttribute('style'))

  await seek(14)
  await plays(14.2)
  const { at } = await film()
  await phone.tap('[data-channel=whatsapp]')
  await eventually('a window for WhatsApp', () => browser.closeOthers())
  await plays(at + 0.5)

  await seek(22.5)
  await eventually('its end', film, ({ isOver }) => isOver)
  await phone.has('.film:not([data-playing])')

  // What was changed on its way is told, and comes by a tap once it is whole.
  await browser.forget()
  road.spoil()
  await phone.enter(world.link(SCREENING))
  await phone.tap('.player-play')
  await phone.has('.player-notice:not([hidden]) button:not([hidden])')
  await eventually('its button to play', film, ({ isPaused }) => isPaused)
  road.mend()
  await phone.tap('.player-notice button')
  await plays(0.2)
}
