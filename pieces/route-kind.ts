import type { Context } from 'hono'
import type { CatalogueEntry } from '../api/catalogue.ts'
import type { CampaignEnv, FanDeps } from '../api/deps.ts'
import type { PieceFacts } from '../campaigns/manifest.ts'
import type { NodeId } from '../db/campaign/node-id.ts'
import type { Engine } from '../db/engine.ts'
import type { KindName } from './kinds.ts'

/** A request of a fan to whom the piece is open. */
export interface Holder<Kind extends KindName> {
  c: Context<CampaignEnv>
  campaign: CatalogueEntry
  piece: PieceFacts<Kind>
  /** The node of the pass. */
  node: NodeId
}

/** The fans' routes of one kind. */
export interface KindRoutes<Kind extends KindName> {
  /** Handlers, by method and the path behind the piece, such as `GET` and `POST vote`. */
  answers(deps: FanDeps): Record<string, (holder: Holder<Kind>) => Promise<Response>>
  /**
   * Those of `answers` that a pass is answered whatever has become of it: its campaign closed, its link revoked, the piece locked
   * again. What a fan has left is theirs to take back.
   */
  forLife?: readonly string[]
  /** Bytes that requests may have, where one takes more than others do; by the same names as `answers`. */
  mostBytes?: Record<string, number>
  /** Counts the clear votes in all pieces of this kind, where it takes votes: other pieces open by `{ votes: n }`. */
  clearVotes?(engine: Engine, campaign: string): Promise<number>
  /** Counts the clear photos that all pieces of this kind show, likewise for `{ photos: n }`. */
  clearPhotos?(engine: Engine, campaign: string): Promise<number>
  /** Reads the live events of all pieces of this kind, each with its id as `piece`: public figures only. */
  events(engine: Engine, campaign: CatalogueEntry): Promise<{ piece: string }[]>
}
