import type { Api } from '../api.ts'
import type { Island } from '../island.ts'
import type { Pieces } from '../pieces.ts'
import type { Storage } from '../storage.ts'

/** The parts of the page that the brand's word, presence and the rest of it use. */
export interface BrandParts {
  island: Island
  api: Api
  storage: Storage
  pieces: Pieces
  announce(text: string): void
  /** Waits for a random moment, so that a crowd that hears one event does not ask all at once. */
  scatter(): Promise<void>
}
