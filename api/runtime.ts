import type { Context } from 'hono'
import type { GroupLimits } from '../db/campaign/group-commit.ts'
import type { Keyring } from '../seal/secret.ts'
import type { Readiness } from './deps.ts'
import type { Faults } from './faults.ts'
import type { Network } from './network.ts'
import type { Limits } from './pacing/limits.ts'
import type { LogRequest } from './request-log.ts'

/** In what a Node process and a Worker differ, beside their databases. */
export interface Runtime {
  keyring: Keyring
  /** Address of the site, without a slash at its end. */
  siteUrl: string
  nextTurn: (run: () => void) => void
  /** What time it is, in epoch milliseconds. */
  now: () => number
  networkOf: (c: Context) => Network
  /** Live streams held at most. */
  watchers: number
  /** Tells of every failure that is ours. */
  faults: Faults
  /** See `FanDeps`. */
  logRequest?: LogRequest | undefined
  /** See `createGroupCommit`. */
  group?: GroupLimits
  /** See `createPacing`. */
  limits?: Limits
  /** Where it can say more than how the last write went. */
  readiness?: () => Readiness
}

/** The same where there is a studio. */
export interface StudioRuntime extends Runtime {
  /** See `StudioDeps`. */
  cut: (c: Context) => void
}
