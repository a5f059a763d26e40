import type { Playback } from './playback.ts'
import { isSilent } from './volume.ts'

const SKIP_SECONDS = 10

const ACTIONS = [
  'play',
  'pause',
  'seekbackward',
  'seekforward',
  'previoustrack',
  'nexttrack',
  'seekto',
] as const satisfies MediaSessionAction[]

interface Told {
  title: string
  artist: string
  /** Address of a picture; may be empty. */
  artwork: string
  previous?: () => void
  next?: () => void
}

/** Whose turn it is: one is heard at a time, and lock screens, headphones and keyboards are about that one. */
let turn: Playback | undefined

/** Takes the turn for one that is heard; silent ones leave it. Returns whether it was another's: then the system has to be told. */
export function takeTurn(playback: Playback): boolean {
  const { media } = playback
  if (turn === playback || media.paused || isSilent(media)) return false
  turn = playback
  // At once, since one that waits for the network would play later, and end this one.
  for (const other of document.querySelectorAll<HTMLMediaElement>('audio, video')) {
    if (other !== media && !isSilent(other)) other.pause()
  }
  return true
}

/** Ends what the system holds of one that is closed. */
export function endTurn(playback: Playback): void {
  if (turn !== playback) return
  turn = undefined
  const { mediaSession } = navigator
  if (!mediaSession) return
  mediaSession.metadata = null
  for (const action of ACTIONS) mediaSession.setActionHandler(action, null)
}

/** What lock screens, headphones and keyboards show of it and can do with it, where it is its turn. */
export function tellSystem(playback: Playback, { title, artist, artwork, previous, next }: Told): void {
  const { mediaSession } = navigator
  if (turn !== playback || !mediaSession) return
  const { media } = playback
  mediaSession.metadata = new MediaMetadata({ title, artist, artwork: artwork ? [{ src: artwork }] : [] })
  const handlers: Record<(typeof ACTIONS)[number], MediaSessionActionHandler | null> = {
    // What is not there has to be fetched first.
    play: () => media.paused && playback.toggle(),
    pause: () => media.pause(),
    seekbackward: ({ seekOffset }) => playback.seek(playback.position - (seekOffset ?? SKIP_SECONDS)),
    seekforward: ({ seekOffset }) => playback.seek(playback.position + (seekOffset ?? SKIP_SECONDS)),
    previoustrack: previous ?? null,
    nexttrack: next ?? null,
    seekto: ({ seekTime }) => playback.seek(seekTime ?? playback.position),
  }
  for (const action of ACTIONS) mediaSession.setActionHandler(action, handlers[action])
  tellPosition(playback)
}

export function tellPosition(playback: Playback): void {
  if (turn !== playback) return
  const { media, duration, position } = playback
  // Safari has had the session longer than this.
  navigator.mediaSession?.setPositionState?.({
    duration,
    position: Math.min(position, duration),
    playbackRate: media.playbackRate,
  })
}
