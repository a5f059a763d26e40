import type { CatalogueEntry } from '../api/catalogue.ts'
import type { PieceFacts } from '../campaigns/manifest.ts'
import type { CampaignStore } from '../db/campaign/store.ts'
import type { KindName } from './kinds.ts'

/** A piece in its campaign's store. */
interface Kept<Kind extends KindName> {
  store: CampaignStore
  campaign: CatalogueEntry
  piece: PieceFacts<Kind>
}

/** What becomes of pieces of one kind when their time has come, without any request. */
export interface KindHousework<Kind extends KindName> {
  /**
   * Does what is due of a piece, before its tree is folded. Several processes may do so at once. Resolves with when it is due
   * next (epoch milliseconds); `Infinity`: never again.
   */
  keep(kept: Kept<Kind>, now: number): Promise<number>
}
