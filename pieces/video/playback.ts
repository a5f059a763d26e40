/** A film as its controls see it. */
export interface Playback {
  readonly video: HTMLVideoElement
  /** Seconds. */
  readonly duration: number
  /** Seconds: where it is, or where it will begin. */
  readonly position: number
  toggle(): void
  seek(seconds: number): void
}
