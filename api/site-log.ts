import type { Manifest } from '../campaigns/manifest.ts'
import { pathOf } from '../db/clients/file.ts'
import type { Ledger } from '../db/ledger.ts'
import pack from '../package.json' with { type: 'json' }
import type { Settings } from './env.ts'
import type { Faults } from './faults.ts'
import type { WriteLine } from './log.ts'

/** What becomes of the process as a whole. */
export interface SiteLog {
  started(at: { port: number; metrics: string | undefined; connections: number }): void
  takenOver(manifest: Manifest): void
  stopping(connections: number): void
  stopped(): void
}

interface Source {
  settings: Settings
  ledger: Pick<Ledger, 'writer'>
  manifest: Manifest
  write: WriteLine
  log: Faults['log']
}

const slugsOf = ({ campaigns }: Manifest) => campaigns.map(({ slug }) => slug)

export function createSiteLog({ settings, ledger, manifest, write, log }: Source): SiteLog {
  // Node prints what nobody caught, and ends; whoever collects the lines is to find it there as well.
  process.on('uncaughtExceptionMonitor', log)
  return {
    started: (at) =>
      write('info', 'started', `Serving ${settings.siteUrl}/`, {
        ...{ version: pack.version, node: process.version, address: settings.siteUrl, ...at },
        ...{ database: pathOf(settings.databaseUrl), writer: ledger.writer, campaigns: slugsOf(manifest) },
      }),
    takenOver(newer) {
      const campaigns = slugsOf(newer)
      write('info', 'build-taken-over', `Took over a build of ${campaigns.length} campaigns`, { campaigns })
    },
    stopping: (connections) =>
      write('info', 'stopping', 'Answering what has been asked, then stopping', { connections }),
    stopped() {
      process.off('uncaughtExceptionMonitor', log)
      write('info', 'stopped', 'Stopped; nothing is lost')
    },
  }
}
