import type { Engine } from '../engine.ts'
import type { Ledger } from './ledger.ts'

/** The database of a campaign, and its only writer of nodes and counters. On Node one file holds every campaign. */
export interface CampaignStore extends Engine {
  readonly ledger: Ledger
}
