import type { Captions } from './captions.ts'
import { chapterChoice } from './chapters.ts'
import { Choice } from './choice.ts'
import { create, iconButton, rename } from './element.ts'
import { listenToKeys } from './keys.ts'
import type { Playback } from './playback.ts'
import { SeekBar } from './seek-bar.ts'
import { soundControls } from './sound.ts'
import type { VttLoad } from './vtt.ts'
import { fullScreenButton, fullScreenSwitch, pictureInPictureButton, watchIdleness } from './windows.ts'
import type { VideoWords } from './words/video-words.ts'

const RATES = [0.5, 0.75, 1, 1.25, 1.5, 2]

interface Parts {
  film: HTMLElement
  playback: Playback
  captions: Captions | undefined
  load: VttLoad
  words: VideoWords
}

/** The bar under a film: all of it stands there from the start, so that nothing jumps. */
export function createControls({ film, playback, captions, load, words }: Parts) {
  const { video } = playback
  const bar = create('div', 'film-bar')
  const play = iconButton('film-play', words.play, playback.toggle)
  const seek = new SeekBar(playback, words.position)
  const chapters = chapterChoice(playback, seek, load, words.chapters)
  const toggleFull = fullScreenSwitch(film, video)
  const full = toggleFull && fullScreenButton(film, toggleFull, words)
  const pip = pictureInPictureButton(video, words)
  const lists = [captions?.choice.element, chapters?.element, rateChoice(video, words).element]
  const [line, more] = [create('div', 'film-line'), create('div', 'film-more')]
  line.append(play, seek.element, seek.time)
  more.append(...[...soundControls(video, words), ...lists, pip, full].filter((part) => part !== undefined))
  bar.append(line, more)
  watchIdleness(film)
  listenToKeys(film, playback, { captions: captions && (() => captions.toggle()), fullScreen: toggleFull })
  return {
    bar,
    chapters,
    show() {
      const isPlaying = !video.paused && !video.ended
      film.toggleAttribute('data-playing', isPlaying)
      rename(play, isPlaying ? words.pause : words.play)
      seek.show()
      chapters?.show()
    },
  }
}

function rateChoice(video: HTMLVideoElement, { rate }: VideoWords): Choice {
  const choice = new Choice('film-rate', rate, (value) => {
    video.playbackRate = Number(value)
  })
  choice.fill(RATES.map((each) => [String(each), `${each}×`]))
  const show = () => {
    choice.select.value = String(video.playbackRate)
    choice.say(`${video.playbackRate}×`)
  }
  video.addEventListener('ratechange', show)
  show()
  return choice
}
