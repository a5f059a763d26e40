import type { CampaignStore } from '../../db/campaign/store.ts'
import type { CatalogueEntry } from '../catalogue.ts'
import type { SessionAnswer } from './contract/session-schema.ts'

/** Whoever sent a request to the studio: a person who is signed in, or a machine with a key. */
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

/** Context variables of the studio's routes. */
export interface StudioEnv {
  Variables: { member: Member }
}

/** The same with a campaign, which the member may see. */
export interface StudioCampaignEnv {
  Variables: { member: Member; campaign: CatalogueEntry; store: CampaignStore }
}

/** Whether a member is an owner, who gets times to the millisecond, and every table. */
export function isOwner({ role }: Member): boolean {
  return role === 'owner'
}

export function maySee({ campaigns }: Member, slug: string): boolean {
  return campaigns === null || campaigns.includes(slug)
}
