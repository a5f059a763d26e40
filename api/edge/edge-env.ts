import type { AuditEntry } from '../../db/audit.ts'
import type { LeaseRequest, WriterLease } from '../../db/campaign/leased-writer.ts'
import type { Told } from '../listeners.ts'
import type { BoundBucket } from '../photos/r2-store.ts'
import type { Member } from '../studio/member.ts'
import type { Overview } from '../studio/overview.ts'
import type { Season } from '../studio/season.ts'
import type { ObjectReport } from './troubles.ts'

/** What answers requests: an object, or the files. */
interface Asked {
  fetch(input: Request | string | URL, init?: RequestInit): Promise<Response>
}

/** What other objects ask a campaign's, over RPC. */
export interface CampaignCalls {
  overview(): Promise<Overview>
  /** A long poll: the next event of its streams that is another than `seen`; nothing when none comes for seconds. */
  listen(seen: string): Promise<Told | undefined>
  seasonRoots(): ReturnType<Season['readRoots']>
  seasonMembers: Season['readMembers']
}

/** What a campaign's object asks the studio's, over RPC. */
export interface StudioCalls {
  /** Which of these members are still let in, by their places. */
  stillIn(members: readonly Member[]): Promise<number[]>
  /** Takes entries of a campaign's audit; those that it has already change nothing. */
  deliver(entries: readonly AuditEntry[]): Promise<void>
  /** Hears of a campaign's object that it is in trouble, or out of it. */
  report(slug: string, report: ObjectReport): Promise<void>
  /** Keeps that a campaign has an object, which outlives its place in the build. */
  enrol(slug: string): Promise<void>
  /** Whether it was enrolled. */
  knows(slug: string): Promise<boolean>
  /** Leases the number under which a campaign makes its ids; null: all are taken. */
  leaseWriter(request: LeaseRequest): Promise<WriterLease | null>
}

/** The objects of one class, by name. */
interface Objects<Calls> {
  getByName(name: string): Calls & Asked
}

/** Bindings and settings of the Worker, in `wrangler.jsonc`. */
export interface EdgeEnv {
  /** The files of `dist/`. */
  ASSETS: Asked
  CAMPAIGN: Objects<CampaignCalls>
  STUDIO: Objects<StudioCalls>
  /** By {@link watchName}. */
  WATCH: Objects<unknown>
  ENTRENOUS_SECRET?: string
  /** Address of the site: a preview's host never decides what links say. */
  SITE_URL?: string
  /** Slugs of the demos that are public, with commas between them. */
  DEMOS?: string
  /** Where galleries keep their photos; without it they take none. */
  PHOTOS?: BoundBucket
}

/** The name of an object that holds streams of a campaign. */
export const watchName = (slug: string, place: number) => `${slug}/${place}`

/** The one object of the studio. */
export const STUDIO_NAME = 'studio'
