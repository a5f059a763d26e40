import type { CampaignStore } from '../../db/campaign/store.ts'
import type { CatalogueEntry } from '../catalogue.ts'
import type { SessionAnswer } from './contract/session-schema.ts'

/** Who asks the studio: somebody signed in, or a machine with a key. */
export interface Member {
  /** Id of the key. */
  key: number
  /** Id of the session; null for a machine. */
  session: number | null
  name: string
  role: SessionAnswer['role']
  /** Slugs; null for every campaign. */
  campaigns: readonly string[] | null
  expiresAt: number | null
}

/** What the studio's routes find in their context. */
export interface StudioEnv {
  Variables: { member: Member }
}

/** And those of one campaign, which the member may see. */
export interface StudioCampaignEnv {
  Variables: { member: Member; campaign: CatalogueEntry; store: CampaignStore }
}

/** To owners times are given to the millisecond, and every table. */
export function isOwner({ role }: Member): boolean {
  return role === 'owner'
}

export function maySee({ campaigns }: Member, slug: string): boolean {
  return campaigns === null || campaigns.includes(slug)
}
