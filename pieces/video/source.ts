import type { PatientLoad as Load } from '../../site/client/patience.ts'

export type { Load }

/** What brings a film to its element. */
export interface Source {
  /** Fetches what is played, from so many seconds on. Until then, next to nothing is fetched. */
  begin(at: number): void
  /** Fetches nothing more, until {@link goOn}. */
  rest(): void
  goOn(): void
  /** What failed once more. */
  retry(): void
  close(): void
}

/** How a film is fetched, and what is told of it. */
export interface Feeding {
  video: HTMLMediaElement
  load: Load
  /** Nothing comes any more until it is told to retry. */
  onFailure(error: unknown): void
}

/** Whether films come here in segments. Kept apart from what plays them, which is not fetched where they do not. */
export function canStream(): boolean {
  const Source =
    (globalThis as { ManagedMediaSource?: typeof MediaSource }).ManagedMediaSource ?? globalThis.MediaSource
  return Source?.isTypeSupported('video/mp4; codecs="avc1.42E01E,mp4a.40.2"') ?? false
}
