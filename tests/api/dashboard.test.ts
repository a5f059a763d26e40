import { readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { parser } from '@prometheus-io/lezer-promql'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { rootToken } from '../support/fixture.ts'
import { freePort } from '../support/free-port.ts'
import { Fan } from '../support/host.ts'
import { readMetrics, type Scrape } from '../support/metrics.ts'
import { type NodeHost, startNodeHost } from '../support/node-host.ts'

interface Panel {
  id: number
  title: string
  gridPos: { x: number; y: number; w: number; h: number }
  targets: { expr: string; legendFormat: string }[]
}

const { panels } = JSON.parse(await readFile('deploy/grafana/entre-nous.json', 'utf8')) as { panels: Panel[] }
const queries = panels.flatMap(({ title, targets }) => targets.map((target) => ({ title, ...target })))

let host: NodeHost
let scrape: Scrape
beforeAll(async () => {
  const port = await freePort()
  host = await startNodeHost({ METRICS_PORT: String(port), LOG_LEVEL: 'silent' })
  await new Fan(host, 'open').opened(rootToken('open'))
  const shows = (...names: string[]) =>
    // In a hook there is no `expect.poll`.
    vi.waitFor(async () => expect([...(await readMetrics(port)).names]).toEqual(expect.arrayContaining(names)), 120_000)
  await shows('entrenous_snapshot_age_seconds')
  // Now there is something wrong to show.
  await rename(join(host.settings.dataDir, 'entrenous.db'), join(host.settings.dataDir, 'taken.db'))
  await shows('entrenous_trouble', 'entrenous_faults_total')
  scrape = await readMetrics(port)
})
afterAll(() => host.stop())

/** What a query names, by the kind that the grammar of PromQL gives it. */
function namesIn(query: string, kind: 'Identifier' | 'LabelName' | '⚠'): string[] {
  const names: string[] = []
  parser.parse(query).iterate({
    enter: ({ name, from, to }) => {
      if (name === kind) names.push(query.slice(from, to))
    },
  })
  return names
}

describe('the dashboard', () => {
  it.each(queries)('$title: $expr asks for what a server says', ({ expr, legendFormat }) => {
    expect(namesIn(expr, '⚠')).toEqual([])
    const metrics = namesIn(expr, 'Identifier')
    expect(metrics).not.toEqual([])
    for (const metric of metrics) expect(scrape.names).toContain(metric)
    const shown = [...legendFormat.matchAll(/\{\{(\w+)\}\}/g)].map(([, label = '']) => label)
    for (const label of [...namesIn(expr, 'LabelName'), ...shown])
      expect(scrape.labelsOf(metrics[0] ?? '')).toContain(label)
  })

  it('shows every metric of ours', () => {
    const base = (name: string) => name.replace(/_(?:bucket|sum|count)$/, '')
    const asked = new Set(queries.flatMap(({ expr }) => namesIn(expr, 'Identifier').map(base)))
    const ours = [...scrape.names].filter((name) => /^entrenous_(?!info$|campaigns$)/.test(name))
    expect(ours.filter((name) => !asked.has(base(name)))).toEqual([])
  })

  it('lays no panel over another, and none beyond the edge', () => {
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, i) => [x + (i % w), y + Math.floor(i / w)]),
    )
    expect(new Set(cells.map(String)).size).toBe(cells.length)
    for (const [x] of cells) expect(x).toBeLessThan(24)
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length)
  })
})
