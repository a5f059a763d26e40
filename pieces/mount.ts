import type { Refusal } from '../site/client/api.ts'
import type { Bytes, OnProgress } from '../site/client/container.ts'
import type { Island, IslandPiece } from '../site/client/island.ts'
import type { loaded } from '../site/client/loaded.ts'
import type { PieceApi } from '../site/client/piece-api.ts'
import type { SharedPart } from '../site/client/share.ts'

/** What the script of a kind gets of its piece and of the page. */
export interface Mounting {
  piece: IslandPiece
  island: Island
  /** What the kind says, as `sealedWords` of its `seal.ts` wrote it into the content; undefined where it says nothing. */
  words: unknown
  /** The routes of the kind. Undefined without a pass, and in a preview, where nothing is sent. */
  api: PieceApi | undefined
  /**
   * Listens to the live events of this piece. Called without an event where no stream arrives: then the script has to ask.
   */
  live(listen: (event: unknown) => void): () => void
  /** Fetches and decrypts a container of this piece. Throws errors that {@link isRefusal} recognises; `offline` once aborted. */
  load(name: string, onProgress?: OnProgress, signal?: AbortSignal): Promise<Bytes>
  /** Decrypts a container of this piece that was fetched otherwise, as from its routes. Throws as {@link load}. */
  open(container: Bytes): Promise<Bytes>
  /** Says what the share panel passes on from now on: the whole page, unless a part of it is given. */
  share(part?: SharedPart): void
  /** Whether an error is a refusal or a failure of the network, and no fault of ours. */
  isRefusal(error: unknown): error is Refusal
  page: typeof loaded
  /** Announces a text to screen readers. */
  announce(text: string): void
}

/**
 * Arms an open piece, once its content is on the page.
 *
 * @param element the whole piece, with its title
 * @param content what was sealed
 * @returns a function that releases its resources; undefined where it has none
 */
export type Mount = (element: HTMLElement, content: HTMLElement, mounting: Mounting) => (() => void) | undefined
