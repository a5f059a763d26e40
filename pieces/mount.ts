import type { Refusal } from '../site/client/api.ts'
import type { Bytes, OnProgress } from '../site/client/container.ts'
import type { Island, IslandPiece } from '../site/client/island.ts'
import type { loaded } from '../site/client/loaded.ts'
import type { PieceApi } from '../site/client/piece-api.ts'

/** What the script of a kind has of its piece, and of the page. */
export interface Mounting {
  piece: IslandPiece
  island: Island
  /** What the kind says, as `sealedWords` of its `seal.ts` wrote it into the content; undefined where it says nothing. */
  words: unknown
  /** Asks what the kind's routes answer. Undefined without a pass, and in a preview, where nothing is sent. */
  api: PieceApi | undefined
  /** Calls with each live event of this piece, and with none where no stream arrives: then it is time to ask. */
  live(listen: (event: unknown) => void): () => void
  /** Fetches and decrypts a container of this piece. Throws what {@link isRefusal} knows, `offline` once it is given up. */
  load(name: string, onProgress?: OnProgress, signal?: AbortSignal): Promise<Bytes>
  /** Whether something was refused or did not arrive, and is no fault of ours. */
  isRefusal(error: unknown): error is Refusal
  page: typeof loaded
  /** Tells those who cannot see it. */
  announce(text: string): void
}

/**
 * Arms an open piece, once its content stands on the page.
 *
 * @param element all of the piece, its title too
 * @param content what was sealed
 * @returns what lets go of it; nothing where nothing is held
 */
export type Mount = (element: HTMLElement, content: HTMLElement, mounting: Mounting) => (() => void) | undefined
