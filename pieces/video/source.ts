/** What brings a film to its element. */
export interface Source {
  /** Fetches what is played, from so many seconds on. Until then, next to nothing is fetched. */
  begin(at: number): void
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

/** Fetches and decrypts a container, by its name in a playlist or in an attribute. Waits while the network is away. */
export type Load = (
  name: string,
  fetching: { signal: AbortSignal; onProgress?: (share: number, received: number) => void },
) => Promise<Uint8Array<ArrayBuffer>>

/** Whether films come here in segments. Kept apart from what plays them, which is not fetched where they do not. */
export function canStream(): boolean {
  const Source =
    (globalThis as { ManagedMediaSource?: typeof MediaSource }).ManagedMediaSource ?? globalThis.MediaSource
  return Source?.isTypeSupported('video/mp4; codecs="avc1.42E01E,mp4a.40.2"') ?? false
}
