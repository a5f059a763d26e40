import { Choice } from './choice.ts'
import type { PlayerWords } from './words/player-words.ts'

const RATES = [0.5, 0.75, 1, 1.25, 1.5, 2]

/** How fast it plays. */
export function rateChoice(media: HTMLMediaElement, { rate }: PlayerWords): Choice {
  const choice = new Choice('player-rate', rate, (value) => {
    media.playbackRate = Number(value)
    // Whatever is loaded later begins at the default: the next track, or a film whose decoder starts anew.
    media.defaultPlaybackRate = Number(value)
  })
  choice.fill(RATES.map((each) => [String(each), `${each}×`]))
  const show = () => {
    choice.select.value = String(media.playbackRate)
    choice.say(`${media.playbackRate}×`)
  }
  media.addEventListener('ratechange', show)
  show()
  return choice
}
