import type { Context } from 'hono'
import type { Pause } from '../db/campaign/forest.ts'
import type { ReadHistory } from '../db/campaign/history.ts'
import type { Ledger } from '../db/campaign/ledger.ts'
import type { Engine } from '../db/engine.ts'
import type { Catalogue, CatalogueEntry } from './catalogue.ts'
import type { Browsers } from './doubt.ts'
import type { Guessing } from './guessing.ts'
import type { Lending } from './lending.ts'
import type { LiveHub } from './live-hub.ts'
import type { Network } from './network.ts'
import type { Pace } from './pace.ts'
import type { Pacing } from './pacing/pacing.ts'
import type { LogRequest } from './request-log.ts'
import type { ReadForecast } from './studio/forecasts.ts'
import type { Member } from './studio/member.ts'
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

/** All that the app knows of the world. */
export interface Deps {
  catalogue: Catalogue
  /** Address of the site, without a slash at its end. */
  siteUrl: string
  engine: Engine
  ledger: Ledger
  live: LiveHub<Network>
  /** Watchers of reports, by `reportTopic`. */
  reports: LiveHub<Member>
  readings: Readings
  readHistory: ReadHistory
  readTree: ReadTree
  readForecast: ReadForecast
  now: () => number
  /** Lets everything run that waits: between two stretches of long work. */
  pause: Pause
  /** Where a request comes from; kept in memory only. */
  networkOf: (c: Context) => Network
  /** Ends the connection of an answer that breaks off, so that nobody takes it for whole; or throws, where that does it. */
  cut: (c: Context) => void
  /** Counted openings by network, link, branch and campaign. */
  pacing: Pacing
  browsers: Browsers
  /** Refused openings by network. */
  refusalPace: Pace
  /** Intents by node. */
  intentPace: Pace
  /** What is left in pieces, by node. */
  entryPace: Pace
  /** Spoken words that open nothing. */
  guessing: Guessing
  /** Spoken words, divided. */
  lending: Lending
  /** Studio keys that open nothing, by network. */
  keyPace: Pace
  readiness: () => Readiness
  /** Told of every failure that is ours; never sees a request. */
  log: (error: unknown) => void
  /** Told of every answer; undefined where nobody wants to know. */
  logRequest: LogRequest | undefined
}

/** What the routes of one campaign find in their context. */
export interface CampaignEnv {
  Variables: { campaign: CatalogueEntry }
}
