import type { Mounting } from '../mount.ts'
import type { ReachedAnswer } from './contract.ts'
import type { FilmPlayback } from './film-playback.ts'

/** Counts which tenths of a film are played, and says so when it rests: how far people get, and nothing of who. */
export function countPlayed(playback: FilmPlayback, { api }: Pick<Mounting, 'api'>, signal: AbortSignal): void {
  if (!api) return
  const { video, duration } = playback
  const { counted: film } = video.dataset
  const said = new Set<number>()
  let waiting: number[] = []
  const note = (tenth: number) => {
    if (said.has(tenth)) return
    said.add(tenth)
    waiting.push(tenth)
  }
  const tell = () => {
    const tenths = waiting
    waiting = []
    // What does not arrive is lost: nobody waits for a figure.
    if (tenths.length > 0) api.post<ReachedAnswer>('reached', { tenths, film }).catch(() => undefined)
  }
  const on = (target: EventTarget, event: string, listen: () => void) =>
    target.addEventListener(event, listen, { signal })
  on(video, 'timeupdate', () => {
    if (!video.paused && !video.seeking) note(Math.min(9, Math.floor((10 * video.currentTime) / duration)))
  })
  on(video, 'ended', () => {
    note(10)
    tell()
  })
  on(video, 'pause', tell)
  on(document, 'visibilitychange', tell)
  on(window, 'pagehide', tell)
}
