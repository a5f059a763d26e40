import type { Context } from 'hono'
import type { AuditEntry, AuditPage } from '../db/audit.ts'
import type { Pause } from '../db/campaign/forest.ts'
import type { ReadHistory } from '../db/campaign/history.ts'
import type { CampaignStore } from '../db/campaign/store.ts'
import type { StudioStore } from '../db/studio/store.ts'
import type { ProofKey } from '../seal/proof.ts'
import type { Absences } from './absences.ts'
import type { Branches } from './ambassadors/branches.ts'
import type { Pinned } from './brand/pinned.ts'
import type { Presence } from './brand/presence.ts'
import type { Catalogue, CatalogueEntry } from './catalogue.ts'
import type { Browsers } from './doubt.ts'
import type { SendEvents } from './event-stream.ts'
import type { Guessing } from './guessing.ts'
import type { Lending } from './lending.ts'
import type { LiveHub } from './live-hub.ts'
import type { SiteTrouble } from './manifest.ts'
import type { Network } from './network.ts'
import type { Pacing } from './pacing/pacing.ts'
import type { Photos } from './photos/photos.ts'
import type { LogRequest } from './request-log.ts'
import type { Seats } from './seats.ts'
import type { Member } from './studio/member.ts'
import type { ReadOverview } from './studio/overview.ts'
import type { Readings } from './studio/readings.ts'
import type { Season } from './studio/season.ts'
import type { ReadTree } from './studio/trees.ts'
import type { TokenBuckets } from './token-buckets.ts'
import type { Windows } from './windows.ts'

/** Whether the host is able to count, and the age of its backups. */
export interface Readiness {
  /** Why nothing can be counted now, or no page sent, one word each; empty when all is well. */
  reasons: readonly string[]
  /** The newest snapshot of the database; undefined where none are made. */
  snapshot?: SnapshotState | undefined
  /** Present while photos cannot be written: everything else goes on. */
  photos?: { isFailing: true } | undefined
  /** Present while presence is counted apart, see `brand/parted-presence.ts`. */
  presence?: { isParted: true } | undefined
}

export interface SnapshotState {
  /** Age of the newest one; null while there is none. */
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
  /** Which campaigns are not here. */
  absences: Absences
  now: () => number
  /** Where a request comes from; kept in memory only. */
  networkOf: (c: Context) => Network
  /** Signs how far a link went. */
  proofKey: ProofKey
  /** Where galleries keep their photos; undefined: nowhere, and they take none. */
  photos: Photos | undefined
  /** Logs a failure of ours; never sees a request. */
  log: (error: unknown) => void
}

/** What the fans' routes need. */
export interface FanDeps extends SharedDeps {
  live: LiveHub<Network>
  sendEvents: SendEvents
  /** Rate limits of counted openings, by network, link, branch and campaign. */
  pacing: Pacing
  browsers: Browsers
  /** When the branches of a campaign open. */
  windows: Windows
  /** Rate limit of refused openings, by network. */
  refusalBuckets: TokenBuckets
  /** Rate limit of intents, by node. */
  intentBuckets: TokenBuckets
  /** Rate limit of entries into pieces (votes), by node. */
  entryBuckets: TokenBuckets
  /** Rate limit of photos, by node and by network. */
  photoBuckets: TokenBuckets
  /** Lets the body of a request take as long as a photo needs; undefined where the platform bounds them all alike. */
  allowUpload: ((c: Context) => void) | undefined
  /** Photos on their way at once, of all and of one network. */
  photoSeats: Seats<Network>
  /** Tenths of films that a node has played, of which each is counted once for as long as it is remembered. */
  playedTenths: TokenBuckets
  /** What the brand says now. */
  pinned: Pinned
  /** Who is here now, as counts. */
  presence: Presence
  /** Rate limit of wrong spoken words. */
  guessing: Guessing
  /** What fans read of the ambassador through whom they came. */
  branches: Branches
  /** Shares out the spoken words. */
  lending: Lending
  readiness: () => Readiness
  /**
   * What is wrong with the site. Where it is missing, whoever is on a page already is counted; where it is another one, nobody is:
   * it opens with keys that are not ours.
   */
  siteTrouble: () => SiteTrouble | undefined
  /** Logs every answer; undefined where requests are not logged. */
  logRequest: LogRequest | undefined
}

/** What the studio's routes need that concern no single campaign, and its door. */
export interface DeskDeps extends Omit<SharedDeps, 'storeOf' | 'absences' | 'photos' | 'proofKey'> {
  studio: StudioStore
  /**
   * The audit lists of these campaigns, one for each store, newest first; null: of every campaign, and of the studio
   * itself.
   */
  auditsOf: (campaigns: readonly string[] | null) => readonly ((page: AuditPage) => Promise<AuditEntry[]>)[]
  readOverview: ReadOverview
  /** Rate limit of wrong studio keys, by network. */
  keyBuckets: TokenBuckets
}

/** What the studio's routes of one campaign need. */
export interface StudioDeps extends SharedDeps {
  /** Subscribers of reports, by `reportTopic`. */
  reports: LiveHub<Member>
  sendEvents: SendEvents
  readings: Readings
  readHistory: ReadHistory
  readTree: ReadTree
  /** The links of any campaign that there is. */
  seasonOf: (slug: string) => Season | undefined
  /** Yields to the event loop, between two stretches of long work. */
  pause: Pause
  /** Ends the connection of a broken answer, so that nobody takes it for complete; throws where throwing ends it. */
  cut: (c: Context) => void
}

/** Everything that the app gets from outside. */
export interface Deps extends FanDeps, StudioDeps, DeskDeps {}

/** Context variables of the routes of one campaign. */
export interface CampaignEnv {
  Variables: { campaign: CatalogueEntry; store: CampaignStore }
}
