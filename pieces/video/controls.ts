import { create, iconButton, rename } from '../player/element.ts'
import { listenToKeys } from '../player/keys.ts'
import { rateChoice } from '../player/rate.ts'
import { SeekBar } from '../player/seek-bar.ts'
import { soundControls } from '../player/volume.ts'
import type { Captions } from './captions.ts'
import { chapterChoice } from './chapters.ts'
import type { FilmPlayback } from './film-playback.ts'
import type { VttLoad } from './vtt.ts'
import { fullScreenButton, fullScreenSwitch, pictureInPictureButton, watchIdleness } from './windows.ts'
import type { VideoWords } from './words/video-words.ts'

interface Parts {
  film: HTMLElement
  playback: FilmPlayback
  captions: Captions | undefined
  load: VttLoad
  words: VideoWords
}

/** The bar under a film: all of it stands there from the start, so that nothing jumps. */
export function createControls({ film, playback, captions, load, words }: Parts) {
  const { video } = playback
  const bar = create('div', 'player-bar')
  const play = iconButton('player-play', words.play, playback.toggle)
  const seek = new SeekBar(playback, words.position)
  const chapters = chapterChoice(playback, seek, load, words.chapters)
  const toggleFull = fullScreenSwitch(film, video)
  const full = toggleFull && fullScreenButton(film, toggleFull, words)
  const pip = pictureInPictureButton(video, words)
  const lists = [captions?.choice.element, chapters?.element, rateChoice(video, words).element]
  const [line, more] = [create('div', 'player-line'), create('div', 'player-more')]
  line.append(play, seek.element, seek.time)
  more.append(...[...soundControls(video, words), ...lists, pip, full].filter((part) => part !== undefined))
  bar.append(line, more)
  watchIdleness(film)
  listenToKeys(film, playback, { c: captions && (() => captions.toggle()), f: toggleFull })
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
