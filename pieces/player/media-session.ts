import type { Playback } from './playback.ts'

const SKIP_SECONDS = 10

interface Told {
  title: string
  artist: string
  /** Address of a picture; may be empty. */
  artwork: string
  previous?: () => void
  next?: () => void
}

/** What the lock screen, headphones and keyboards show of it and can do with it, while it is the one that plays. */
export function tellSystem(playback: Playback, { title, artist, artwork, previous, next }: Told): void {
  const { mediaSession } = navigator
  if (!mediaSession) return
  const { media } = playback
  mediaSession.metadata = new MediaMetadata({ title, artist, artwork: artwork ? [{ src: artwork }] : [] })
  const handlers: Partial<Record<MediaSessionAction, MediaSessionActionHandler | null>> = {
    play: () => void media.play(),
    pause: () => media.pause(),
    seekbackward: ({ seekOffset }) => playback.seek(playback.position - (seekOffset ?? SKIP_SECONDS)),
    seekforward: ({ seekOffset }) => playback.seek(playback.position + (seekOffset ?? SKIP_SECONDS)),
    previoustrack: previous ?? null,
    nexttrack: next ?? null,
    seekto: ({ seekTime }) => playback.seek(seekTime ?? playback.position),
  }
  for (const [action, handler] of Object.entries(handlers)) {
    mediaSession.setActionHandler(action as MediaSessionAction, handler)
  }
}

export function tellPosition({ media, duration, position }: Playback): void {
  // Safari has had the session longer than this.
  navigator.mediaSession?.setPositionState?.({
    duration,
    position: Math.min(position, duration),
    playbackRate: media.playbackRate,
  })
}
