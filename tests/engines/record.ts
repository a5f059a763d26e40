import { expect } from 'vitest'
import { RECORD } from '../e2e/campaigns.ts'
import { eventually } from './browser.ts'
import type { Phone } from './phone.ts'
import type { World } from './world.ts'

/** A record of two MP3 files as one stream, and one of two WAV files that are each loaded as a whole. */
export async function playsARecord(world: World, phone: Phone): Promise<void> {
  const { browser } = phone
  const sound = (nth: number) =>
    browser.evaluate((nth) => {
      const player = document.querySelectorAll('.sound')[nth]
      const { paused: isPaused = true } = player?.querySelector('audio') ?? {}
      const said = player?.querySelector('.player-seek input')?.getAttribute('aria-valuetext') ?? ''
      const [minutes = 0, seconds = 0] = (said.split(' / ')[0] ?? '').split(':').map(Number)
      const marked = (list: string) => player?.querySelector(`${list} [aria-current]`)?.textContent ?? ''
      return { isPaused, at: 60 * minutes + seconds, track: marked('.sound-tracks'), line: marked('.lyrics') }
    }, nth)
  const plays = (nth: number, track: string, from: number) =>
    eventually(
      `${track} from ${from} s`,
      () => sound(nth),
      (now) => !now.isPaused && now.track.startsWith(track) && now.at >= from,
    )
  const [faces, takes] = ['[data-piece=faces] .sound', '[data-piece=prises] .sound']
  const seek = (to: string) =>
    browser.evaluate(
      ([at, to]) => {
        const bar = document.querySelector<HTMLInputElement>(`${at} .player-seek input`)
        if (bar) bar.value = to
        for (const type of ['input', 'change']) bar?.dispatchEvent(new Event(type))
      },
      [faces, to] as const,
    )

  await phone.enter(world.link(RECORD))
  // Silently: no machine of tests has a loudspeaker, and Firefox plays nothing aloud without one.
  await phone.tap(`${faces} .player-mute`)
  await phone.tap(`${faces} .player-play`)
  expect(await plays(0, 'Face A', 1)).toMatchObject({ line: 'Première ligne' })
  await phone.tap(`${faces} .lyrics:not([hidden]) li:last-child button`)
  expect(await plays(0, 'Face A', 21)).toMatchObject({ line: 'Seconde ligne' })
  await phone.tap(`${faces} .player-next`)
  await plays(0, 'Face B', 1)
  // Further than three seconds into a track, going back means its own beginning.
  await phone.tap(`${faces} .player-play`)
  await seek('0')
  await phone.tap(`${faces} .player-previous`)
  await phone.tap(`${faces} .player-play`)
  await seek('28')
  await plays(0, 'Face A', 28)
  // Over the joint, by itself.
  await plays(0, 'Face B', 1)

  await phone.tap(`${takes} .player-mute`)
  await phone.tap(`${takes} .player-play`)
  await plays(1, 'La première', 0)
  await plays(1, 'La seconde', 1)
  // Only what is heard ends what is heard.
  expect(await sound(0)).toMatchObject({ isPaused: false, track: expect.stringMatching(/^Face B/) })
}
