import { create, iconButton, rename } from '../player/element.ts'
import { listenToKeys } from '../player/keys.ts'
import type { Playback } from '../player/playback.ts'
import { rateChoice } from '../player/rate.ts'
import { SeekBar } from '../player/seek-bar.ts'
import { soundControls } from '../player/volume.ts'
import type { Lyrics } from './lyrics.ts'
import { Wave } from './wave.ts'
import type { AudioWords } from './words/audio-words.ts'

interface Parts {
  element: HTMLElement
  playback: Playback
  lyrics: Lyrics | undefined
  /** Undefined where there is one track only. */
  go: ((by: 1 | -1) => void) | undefined
  words: AudioWords
}

/** The bar of a sound: all of it stands there from the start, so that nothing jumps. */
export function createControls({ element, playback, lyrics, go, words }: Parts) {
  const { media } = playback
  const bar = create('div', 'player-bar')
  const play = iconButton('player-play', words.play, playback.toggle)
  const seek = new SeekBar(playback, words.position)
  const wave = new Wave(seek.element)
  const steps = go && {
    previous: iconButton('player-previous', words.previous, () => go(-1)),
    next: iconButton('player-next', words.next, () => go(1)),
  }
  const [line, more] = [create('div', 'player-line'), create('div', 'player-more')]
  line.append(play, seek.element)
  const buttons = [steps?.previous, steps?.next, ...soundControls(media, words), lyrics?.choice.element]
  more.append(seek.time, ...buttons.filter((part) => part !== undefined), rateChoice(media, words).element)
  bar.append(line, more)
  listenToKeys(element, playback, {
    n: steps && (() => steps.next.click()),
    p: steps && (() => steps.previous.click()),
  })
  return {
    bar,
    mark: (starts: readonly number[]) => seek.mark(starts),
    /** Another track. */
    load(shape: string | undefined, isLast: boolean) {
      wave.show(shape)
      // One that is disabled hands no key on.
      if (isLast && document.activeElement === steps?.next) play.focus()
      if (steps) steps.next.disabled = isLast
      seek.show()
    },
    show() {
      const isPlaying = !media.paused && !media.ended
      element.toggleAttribute('data-playing', isPlaying)
      rename(play, isPlaying ? words.pause : words.play)
      seek.show()
    },
  }
}
