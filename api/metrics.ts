import { stat } from 'node:fs/promises'
import type { Registry } from 'prom-client'
import { REFUSAL_REASONS } from '../db/campaign/refusals.ts'
import pack from '../package.json' with { type: 'json' }
import type { Readiness } from './deps.ts'
import type { Faults } from './faults.ts'
import type { Host } from './host.ts'
import type { OpeningOutcome } from './openings.ts'

/**
 * The metrics of a process, for Prometheus. Figures that exist elsewhere are read at the scrape, so that openings pay
 * nothing.
 */
export interface Metrics {
  /** See `GroupLimits`. */
  onCommit: (entries: number, ms: number) => void
  watch(source: MetricsSource): void
  /** Prometheus' text format. */
  read(): Promise<string>
  contentType: string
}

export interface MetricsSource extends Pick<Host, 'catalogue' | 'openings' | 'watching'> {
  faults: Faults
  readiness: () => Readiness
  /** The libSQL file. */
  database: string
  connections: () => number
}

type Prometheus = typeof import('prom-client')

// Counters are shown from 0 on: Prometheus sees no increase in a series that begins with its first event.
const OUTCOMES: readonly OpeningOutcome[] = ['counted', 'unavailable', ...REFUSAL_REASONS]
/** Faults that operators can mend, by the names of their errors. */
const OPERATIONAL_FAULTS = [
  ...['ClockFault', 'DatabaseTrouble', 'LedgerUnavailable', 'PhotoStoreFault', 'SiteMissing', 'SnapshotFault'],
  'WritersTaken',
]

/** Loads the library when it is asked for: 20 MB, which a server without metrics saves. */
export async function createMetrics(): Promise<Metrics> {
  const prometheus = await import('prom-client')
  const { collectDefaultMetrics, Histogram } = prometheus
  const registry = new prometheus.Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'entrenous_commit_seconds',
    help: 'How long a group commit took until it was on disk',
    buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
    registers,
  })
  const sizes = new Histogram({
    name: 'entrenous_commit_entries',
    help: 'Openings and other counts that shared a commit',
    buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000],
    registers,
  })
  return {
    onCommit(entries, ms) {
      seconds.observe(ms / 1000)
      sizes.observe(entries)
    },
    watch(source) {
      registerCounters(prometheus, registers, source)
      registerGauges(prometheus, registers, source)
    },
    read: () => registry.metrics(),
    contentType: registry.contentType,
  }
}

function registerCounters({ Counter }: Prometheus, registers: Registry[], source: MetricsSource): void {
  const { openings, faults, catalogue } = source
  new Counter({
    name: 'entrenous_openings_total',
    help: 'Openings by what became of them: counted, unavailable, or the reason why it is no view',
    labelNames: ['campaign', 'outcome'],
    registers,
    collect() {
      this.reset()
      for (const { slug } of catalogue.list()) {
        for (const outcome of OUTCOMES) this.inc({ campaign: slug, outcome }, 0)
      }
      for (const [campaign, counts] of openings.all) {
        for (const [outcome, times] of Object.entries(counts)) this.inc({ campaign, outcome }, times)
      }
    },
  })
  new Counter({
    name: 'entrenous_faults_total',
    help: 'Failures that are ours, by name; the log says more of each',
    labelNames: ['fault'],
    registers,
    collect() {
      this.reset()
      for (const fault of OPERATIONAL_FAULTS) this.inc({ fault }, 0)
      for (const [fault, times] of faults.counts) this.inc({ fault }, times)
    },
  })
}

function registerGauges({ Gauge }: Prometheus, registers: Registry[], source: MetricsSource): void {
  const { readiness, catalogue, database, watching, connections } = source
  const gauge = (name: string, help: string, read: () => number | Promise<number>) =>
    new Gauge({
      ...{ name, help, registers },
      async collect() {
        this.set(await read())
      },
    })
  new Gauge({ name: 'entrenous_info', help: 'What runs', labelNames: ['version'], registers }).set(
    { version: pack.version },
    1,
  )
  new Gauge({
    name: 'entrenous_watchers',
    help: 'Live streams that are held',
    labelNames: ['of'],
    registers,
    collect() {
      for (const [of, held] of Object.entries(watching())) this.set({ of }, held)
    },
  })
  new Gauge({
    name: 'entrenous_trouble',
    help: 'What keeps openings from being counted now; none when all is well',
    labelNames: ['trouble'],
    registers,
    collect() {
      this.reset()
      for (const trouble of readiness().reasons) this.set({ trouble }, 1)
    },
  })
  new Gauge({
    name: 'entrenous_snapshot_age_seconds',
    help: 'Of the newest copy of the database; none when there is none',
    registers,
    collect() {
      this.remove()
      const age = readiness().snapshot?.ageSeconds
      if (age !== undefined && age !== null) this.set(age)
    },
  })
  gauge('entrenous_campaigns', 'Campaigns that are served', () => catalogue.list().length)
  gauge('entrenous_connections', 'Connections that are held', connections)
  gauge('entrenous_database_bytes', 'Size of the database', () => sizeOf(database))
  gauge('entrenous_wal_bytes', 'Size of its write-ahead log', () => sizeOf(`${database}-wal`))
}

async function sizeOf(file: string): Promise<number> {
  const { size } = await stat(file).catch(() => ({ size: 0 }))
  return size
}
