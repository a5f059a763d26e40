import type { Context } from 'hono'
import type { Manifest } from '../campaigns/manifest.ts'
import type { Engine } from '../db/engine.ts'
import { createForests } from '../db/forests.ts'
import type { GroupLimits } from '../db/group-commit.ts'
import { createHistories } from '../db/history.ts'
import { createLedger, type Ledger } from '../db/ledger.ts'
import type { Keyring } from '../seal/secret.ts'
import { type App, createApp } from './app.ts'
import { createCatalogue, declaredRoots } from './catalogue.ts'
import { createBrowsers } from './doubt.ts'
import { createGuessing } from './guessing.ts'
import { createLiveHub } from './live-hub.ts'
import { createTallyReader, TALLY_TICK_MS } from './live-tallies.ts'
import { createLog } from './log.ts'
import type { Network } from './network.ts'
import { createPace } from './pace.ts'
import { createPacing } from './pacing/pacing.ts'
import { NEXT_KEY_SECONDS } from './studio/keys.ts'
import { createReportReader, REPORT_TICK_MS } from './studio/live-reports.ts'
import type { Member } from './studio/member.ts'
import { stillIn } from './studio/still-in.ts'
import { createTrees } from './studio/trees.ts'

/** In what a Node process and a Worker differ. */
interface World {
  keyring: Keyring
  /** Address of the site, without a slash at its end. */
  siteUrl: string
  engine: Engine
  /** See `createNodeIds`. */
  writer: number
  nextTurn: (run: () => void) => void
  networkOf: (c: Context) => Network
  /** Live streams held at most. */
  watchers: number
  /** See `createGroupCommit`. */
  group?: GroupLimits
}

/** The app and what keeps it going. Answers `campaign-unknown` until it is told of campaigns. */
export interface Host {
  app: App
  engine: Engine
  ledger: Ledger
  log: (error: unknown) => void
  /** The campaigns it answers for now, each with its own retention. */
  campaigns(): Manifest['campaigns']
  /** Takes the campaigns of a build, and plants their roots. */
  use(manifest: Manifest): Promise<void>
  endStreams(): void
}

export function createHost({ keyring, siteUrl, engine, writer, nextTurn, networkOf, watchers, group }: World): Host {
  const now = Date.now
  const pause = () => new Promise<void>(nextTurn)
  const log = createLog()
  const ledger = createLedger({ engine, writer, nextTurn, ...(group && { group }) })
  const catalogue = createCatalogue(keyring)
  const readHistory = createHistories({ engine, now, pause })
  const readTree = createTrees({ engine, useForest: createForests({ engine, now, pause }), now, pause })
  const hub = { now, log, capacity: watchers }
  const live = createLiveHub({ ...hub, read: createTallyReader(engine, catalogue, now), tickMs: TALLY_TICK_MS })
  const readReports = createReportReader(engine, readHistory, catalogue, now)
  const reports = createLiveHub<Member>({
    ...hub,
    read: readReports,
    stillIn: (members) => stillIn({ engine, now, log }, members),
    tickMs: REPORT_TICK_MS,
  })
  const pacing = createPacing(now)
  const browsers = createBrowsers(siteUrl)
  const refusalPace = createPace({ burst: 300, perSecond: 5 })
  const intentPace = createPace({ burst: 30, perSecond: 1 })
  const guessing = createGuessing(now)
  // Nobody guesses 256 bits: this keeps whoever tries from costing more than that.
  const keyPace = createPace({ burst: 30, perSecond: 1 / NEXT_KEY_SECONDS, now })
  const paces = { pacing, browsers, refusalPace, intentPace, guessing, keyPace }
  return {
    app: createApp({
      ...{ catalogue, siteUrl, engine, ledger, live, reports, readHistory, readTree },
      ...{ now, pause, networkOf, ...paces, log },
    }),
    engine,
    ledger,
    log,
    campaigns: () => catalogue.list(),
    async use(manifest) {
      await ledger.plant(manifest.campaigns.flatMap((campaign) => declaredRoots(campaign, keyring)))
      catalogue.use(manifest)
    },
    endStreams() {
      live.close()
      reports.close()
    },
  }
}
