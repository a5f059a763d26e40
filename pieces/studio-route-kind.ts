import type { Context } from 'hono'
import type { CatalogueEntry } from '../api/catalogue.ts'
import type { StudioDeps } from '../api/deps.ts'
import type { StudioCampaignEnv } from '../api/studio/member.ts'
import type { PieceFacts } from '../campaigns/manifest.ts'
import type { KindName } from './kinds.ts'

/** A request of a member of the studio about one piece. */
export interface Asking<Kind extends KindName> {
  c: Context<StudioCampaignEnv>
  campaign: CatalogueEntry
  piece: PieceFacts<Kind>
}

/** A route of the studio. */
interface StudioRoute<Kind extends KindName> {
  /** Who may ask it: viewers learn of nothing that a single fan left. */
  for: 'editors' | 'owners'
  /** Bytes that its body may have; none where it takes no body. */
  mostBytes?: number
  answer(asking: Asking<Kind>): Promise<Response>
}

/** The studio's routes of one kind, beside the report: by method and the path behind the piece, such as `PATCH photos`. */
export type StudioRoutes<Kind extends KindName> = Record<string, StudioRoute<Kind>>

/** Makes them, once for a host. */
export type KindStudioRoutes<Kind extends KindName> = (deps: StudioDeps) => StudioRoutes<Kind>
