import Hls from 'hls.js/light'
import { sealedLoader } from './sealed-loader.ts'
import type { Feeding, Source } from './source.ts'

/** A picture that breaks again within so long is not mended by starting its decoder anew. */
const MENDED_MS = 10_000

/** Seconds before its end from which a film is played that got stuck there. */
const STEP_BACK = 0.1

/** Feeds a film by segments: hls.js, over Media Source Extensions or what iPhones have of them. */
export function openStream(playlist: string, { video, load, onFailure }: Feeding): Source {
  const fail = (error: unknown) => {
    hls.stopLoad()
    onFailure(error)
  }
  const hls = new Hls({
    loader: sealedLoader(load, fail),
    // The Content-Security-Policy allows no script by `blob:`.
    enableWorker: false,
    autoStartLoad: false,
    // The smallest, so that the first frame comes soon; never larger than it is shown.
    startLevel: 0,
    capLevelToPlayerSize: true,
    // Seconds: what a phone has to hold.
    backBufferLength: 30,
    maxMaxBufferLength: 60,
  })
  let isListed = false
  let begins: number | undefined
  let mendedAt = Number.NEGATIVE_INFINITY
  let isResting = false
  /** Fetches from where it is, or else from where it is to begin. */
  const start = () => {
    if (isListed && !isResting && begins !== undefined) hls.startLoad(video.currentTime || begins)
  }
  hls.once(Hls.Events.MANIFEST_PARSED, () => {
    isListed = true
    start()
  })
  hls.on(Hls.Events.ERROR, (_, { fatal, type, error }) => {
    if (!fatal) return
    const isMendable = type === Hls.ErrorTypes.MEDIA_ERROR && performance.now() - mendedAt > MENDED_MS
    if (!isMendable) return fail(error)
    mendedAt = performance.now()
    // What is attached anew stands at its beginning until something of it has come.
    begins = video.currentTime || begins
    hls.recoverMediaError()
    start()
  })
  hls.on(Hls.Events.MEDIA_ENDED, (_, { stalled }) => {
    // WebKit on a busy machine stands at the end of all that there is, and does not say that it is over. Sent to its very end, it
    // may stand where it is; from a step back it plays, and comes here again if that was not enough.
    if (stalled && !video.ended) video.currentTime = video.duration - STEP_BACK
  })
  // What is attached anew, as hls.js does by itself too, is paused without an event.
  let isPlaying = !video.paused
  const listening = new AbortController()
  video.addEventListener('play', () => (isPlaying = true), listening)
  video.addEventListener('pause', () => (isPlaying = false), listening)
  // The beginning of a film is a place, too, that somebody may have gone to.
  video.addEventListener('seeking', () => (begins = video.currentTime), listening)
  hls.on(Hls.Events.MEDIA_ATTACHED, () => {
    // Where a browser asks for another tap, the fan sees the button.
    if (isPlaying && video.paused) video.play().catch(() => undefined)
  })
  hls.attachMedia(video)
  hls.loadSource(playlist)
  return {
    begin(at) {
      begins = at
      // What has come already, as where the browser asks for another tap, stands at another place.
      if (video.readyState > 0) video.currentTime = at
      start()
    },
    rest() {
      isResting = true
      // The list is small, and hls.js would not ask for it again.
      if (isListed) hls.stopLoad()
    },
    goOn() {
      if (!isResting) return
      isResting = false
      start()
    },
    retry() {
      if (isListed) start()
      else hls.loadSource(playlist)
    },
    close() {
      listening.abort()
      hls.destroy()
    },
  }
}
