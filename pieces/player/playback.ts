/** A film or a sound as its controls see it. */
export interface Playback {
  readonly media: HTMLMediaElement
  /** Seconds. */
  readonly duration: number
  /** Seconds: where it is, or where it will begin. */
  readonly position: number
  toggle(): void
  seek(seconds: number): void
}
