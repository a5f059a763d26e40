import type { Context } from 'hono'
import type { GroupLimits } from '../db/campaign/group-commit.ts'
import type { Writer } from '../db/campaign/writers.ts'
import type { Keyring } from '../seal/secret.ts'
import type { Readiness } from './deps.ts'
import type { SendEvents } from './event-stream.ts'
import type { Faults } from './faults.ts'
import type { SiteTrouble } from './manifest.ts'
import type { Network } from './network.ts'
import type { Limits } from './pacing/limits.ts'
import type { Photos } from './photos/photos.ts'
import type { LogRequest } from './request-log.ts'

/** What a host provides: a Node process and a Worker differ in these, and in their databases. */
export interface Runtime {
  keyring: Keyring
  /** Address of the site, without a slash at its end. */
  siteUrl: string
  nextTurn: (run: () => void) => void
  /** What time it is, in epoch milliseconds. */
  now: () => number
  networkOf: (c: Context) => Network
  /** The most live streams at once. */
  watchers: number
  /** Logs our own failures. */
  faults: Faults
  /** See `FanDeps`. */
  logRequest?: LogRequest | undefined
  /** See `FanDeps`. */
  photos?: Photos | undefined
  /** See `FanDeps`. */
  allowUpload?: ((c: Context) => void) | undefined
  /** How streams of events are sent. Default: as every platform takes them. */
  sendEvents?: SendEvents
  /** See `createForests`. */
  mostTreeViews?: number | undefined
  /** See `createGroupCommit`. */
  group?: GroupLimits
  /** See `createLedger`. */
  settleMs?: number
  /** Where ids come from. Default: the database itself, see `createWriter`. */
  writer?: Writer
  /** See `createPacing`. */
  limits?: Limits
  /** The host's own readiness, where it knows more than the outcome of the last write. */
  readiness?: () => Readiness
  /** See `FanDeps`. */
  siteTrouble?: () => SiteTrouble | undefined
}

/** The same for a host with a studio. */
export interface StudioRuntime extends Runtime {
  /** See `StudioDeps`. */
  cut: (c: Context) => void
}
