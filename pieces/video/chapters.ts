import { Choice } from '../player/choice.ts'
import { nearestLanguage } from '../player/nearest-language.ts'
import type { SeekBar } from '../player/seek-bar.ts'
import type { FilmPlayback } from './film-playback.ts'
import type { VttLoad } from './vtt.ts'

/** The chapters of a film: a list to go to one, and marks on the bar. Undefined where it has none. */
export function chapterChoice(playback: FilmPlayback, bar: SeekBar, load: VttLoad, name: string) {
  const tracks = [...playback.video.querySelectorAll<HTMLTrackElement>('track[kind=chapters]')]
  const languages = tracks.map(({ srclang }) => srclang)
  const own = nearestLanguage(languages, document.documentElement.lang)
  const track = tracks.find(({ srclang }) => srclang === own) ?? tracks[0]
  if (!track) return undefined
  const choice = new Choice('player-chapters', name, (start) => playback.seek(Number(start)))
  choice.fill([])
  let starts: number[] = []
  return {
    element: choice.element,
    async load() {
      track.track.mode = 'hidden'
      await load(track)
      const cues = Array.from(track.track.cues ?? []).filter((cue) => cue instanceof VTTCue)
      starts = cues.map(({ startTime }) => startTime)
      // As it is said: the text itself has entities, such as &amp;.
      choice.fill(cues.map((cue) => [String(cue.startTime), cue.getCueAsHTML().textContent ?? '']))
      bar.mark(starts)
      this.show()
    },
    /** The one that is playing. */
    show() {
      const current = starts.findLast((start) => start <= playback.position + 0.1)
      choice.select.value = String(current ?? starts[0] ?? '')
    },
  }
}
