import type { Context } from 'hono'
import type { CatalogueEntry } from '../api/catalogue.ts'
import type { CampaignEnv, FanDeps } from '../api/deps.ts'
import type { PieceFacts } from '../campaigns/manifest.ts'
import type { NodeId } from '../db/campaign/node-id.ts'
import type { Engine } from '../db/engine.ts'
import type { KindName } from './kinds.ts'

/** Who asks something of a piece that is open to them. */
export interface Holder<Kind extends KindName> {
  c: Context<CampaignEnv>
  campaign: CatalogueEntry
  piece: PieceFacts<Kind>
  /** The node of the pass. */
  node: NodeId
}

/** What one kind answers to fans. */
export interface KindRoutes<Kind extends KindName> {
  /** By method and what stands behind the piece, such as `GET` and `POST vote`. */
  answers(deps: FanDeps): Record<string, (holder: Holder<Kind>) => Promise<Response>>
  /** Clear votes in all pieces of this kind, where it takes any: pieces open by `{ votes: n }`. */
  clearVotes?(engine: Engine, campaign: string): Promise<number>
  /** What the live stream says of the pieces of this kind, each with its id as `piece`: what everybody may know. */
  events(engine: Engine, campaign: CatalogueEntry): Promise<{ piece: string }[]>
}
