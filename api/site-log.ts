import { withoutDemos } from '../campaigns/demo.ts'
import type { CampaignManifest } from '../campaigns/manifest.ts'
import type { CampaignStore } from '../db/campaign/store.ts'
import { pathOf } from '../db/clients/database-path.ts'
import pack from '../package.json' with { type: 'json' }
import type { Settings } from './env.ts'
import type { Faults } from './faults.ts'
import type { WriteLine } from './log.ts'

/** The campaigns of a build, hidden demos included. */
type Campaigns = readonly Pick<CampaignManifest, 'slug' | 'demo'>[]

/** The log of the process as a whole. */
export interface SiteLog {
  started(at: { port: number; metrics: string | undefined; connections: number }, campaigns: Campaigns): void
  takenOver(campaigns: Campaigns): void
  stopping(connections: number): void
  /** The process has stopped; with the database's troubles at that time. */
  stopped(troubles: readonly string[]): void
}

interface Source {
  settings: Settings
  store: Pick<CampaignStore, 'ledger'>
  write: WriteLine
  faults: Pick<Faults, 'crashed'>
}

export function createSiteLog({ settings, store, write, faults }: Source): SiteLog {
  // Node would print an uncaught error as it is, with all that it quotes, where nobody collects it.
  const end = (error: unknown) => {
    faults.crashed(error)
    process.exit(1)
  }
  process.on('uncaughtException', end)
  const slugsOf = (campaigns: Campaigns) => withoutDemos(campaigns, settings).open.map(({ slug }) => slug)
  return {
    started: (at, campaigns) =>
      write('info', 'started', `Serving ${settings.siteUrl}/`, {
        ...{ version: pack.version, node: process.version, address: settings.siteUrl, ...at },
        ...{ database: pathOf(settings.databaseUrl), writer: store.ledger.writer, campaigns: slugsOf(campaigns) },
      }),
    takenOver(newer) {
      const campaigns = slugsOf(newer)
      write('info', 'build-taken-over', `Took over a build of ${campaigns.length} campaigns`, { campaigns })
    },
    stopping: (connections) =>
      write('info', 'stopping', 'Answering what has been asked, then stopping', { connections }),
    stopped(troubles) {
      process.off('uncaughtException', end)
      const how = troubles.length > 0 ? `Stopped, with ${troubles.join(', ')}: see above` : 'Stopped; nothing is lost'
      write('info', 'stopped', how)
    },
  }
}
