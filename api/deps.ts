import type { Context } from 'hono'
import type { AuditEntry, AuditPage } from '../db/audit.ts'
import type { Pause } from '../db/campaign/forest.ts'
import type { ReadHistory } from '../db/campaign/history.ts'
import type { CampaignStore } from '../db/campaign/store.ts'
import type { StudioStore } from '../db/studio/store.ts'
import type { Catalogue, CatalogueEntry } from './catalogue.ts'
import type { Browsers } from './doubt.ts'
import type { Guessing } from './guessing.ts'
import type { Lending } from './lending.ts'
import type { LiveHub } from './live-hub.ts'
import type { Network } from './network.ts'
import type { Pace } from './pace.ts'
import type { Pacing } from './pacing/pacing.ts'
import type { LogRequest } from './request-log.ts'
import type { Member } from './studio/member.ts'
import type { ReadOverview } from './studio/overview.ts'
import type { Readings } from './studio/readings.ts'
import type { ReadTree } from './studio/trees.ts'

/** How it stands with what the host runs on. */
export interface Readiness {
  /** Why nothing can be counted now, each in one word; empty when all is well. */
  reasons: readonly string[]
  /** Of the newest copy of the database; undefined where none are made. */
  snapshot?: SnapshotState | undefined
}

export interface SnapshotState {
  /** Null: there is none yet. */
  ageSeconds: number | null
  /** Whether the last attempt failed: the log says why. */
  isFailing: boolean
}

/** What all routes need. */
interface SharedDeps {
  catalogue: Catalogue
  /** Address of the site, without a slash at its end. */
  siteUrl: string
  /** The database of a campaign. */
  storeOf: (slug: string) => CampaignStore
  now: () => number
  /** Where a request comes from; kept in memory only. */
  networkOf: (c: Context) => Network
  /** Told of every failure that is ours; never sees a request. */
  log: (error: unknown) => void
}

/** What the routes need that fans ask. */
export interface FanDeps extends SharedDeps {
  live: LiveHub<Network>
  /** Counted openings by network, link, branch and campaign. */
  pacing: Pacing
  browsers: Browsers
  /** Refused openings by network. */
  refusalPace: Pace
  /** Intents by node. */
  intentPace: Pace
  /** What is left in pieces, by node. */
  entryPace: Pace
  /** Tenths of films that a node has played: each is counted once, for as long as it is remembered. */
  playedTenths: Pace
  /** Spoken words that open nothing. */
  guessing: Guessing
  /** Spoken words, divided. */
  lending: Lending
  readiness: () => Readiness
  /** Told of every answer; undefined where nobody wants to know. */
  logRequest: LogRequest | undefined
}

/** What the studio's routes need. */
export interface StudioDeps extends SharedDeps {
  studio: StudioStore
  /**
   * The lists, each of one store and the newest first, that make up the audit of these campaigns; null: of all, with the
   * studio's own.
   */
  auditsOf: (campaigns: readonly string[] | null) => readonly ((page: AuditPage) => Promise<AuditEntry[]>)[]
  /** Watchers of reports, by `reportTopic`. */
  reports: LiveHub<Member>
  readings: Readings
  readHistory: ReadHistory
  readTree: ReadTree
  readOverview: ReadOverview
  /** Lets everything run that waits: between two stretches of long work. */
  pause: Pause
  /** Ends the connection of an answer that breaks off, so that nobody takes it for whole; or throws, where that does it. */
  cut: (c: Context) => void
  /** Studio keys that open nothing, by network. */
  keyPace: Pace
}

/** All that the app knows of the world. */
export interface Deps extends FanDeps, StudioDeps {}

/** What the routes of one campaign find in their context. */
export interface CampaignEnv {
  Variables: { campaign: CatalogueEntry; store: CampaignStore }
}
