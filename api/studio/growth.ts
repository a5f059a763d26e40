import { DELAY_ENDS_MS } from '../../db/growth.ts'
import type { GrowthRow } from '../../db/report.ts'
import { type Estimate, meanOf, quantileOf } from './statistics.ts'

const HOUR_MS = 3_600_000
const MATURE_AT_FIRST_MS = 6 * HOUR_MS
const MATURE_AT_LATEST_MS = 48 * HOUR_MS
/** Fewer first forwards say little about how long people take. */
const ENOUGH_FORWARDERS = 20

type Figures = Omit<GrowthRow, 'dimension' | 'value'>

/** From an opening to its first forward; undefined while nobody has forwarded. */
export function firstForwardOf(rows: readonly GrowthRow[]) {
  const spans = new Map(
    rows.flatMap(({ dimension, value, nodes }) => (dimension === 'delay' ? [[Number(value), nodes] as const] : [])),
  )
  const forwarders = [...spans.values()].reduce((sum, nodes) => sum + nodes, 0)
  if (forwarders === 0) return undefined
  const [medianMs, ninetiethMs] = [0.5, 0.9].map((share) => Math.round(quantileOf(spans, DELAY_ENDS_MS, share)))
  return { medianMs: medianMs ?? 0, ninetiethMs: ninetiethMs ?? 0, forwarders }
}

/**
 * How old a node must be to say something about forwarding: so old that nine of ten who ever forwarded had done it by
 * then, in whole hours, from one to 48.
 */
export function matureAfter(firstForward: ReturnType<typeof firstForwardOf>): number {
  if (!firstForward || firstForward.forwarders < ENOUGH_FORWARDERS) return MATURE_AT_FIRST_MS
  const hours = Math.ceil(firstForward.ninetiethMs / HOUR_MS)
  return Math.min(Math.max(hours, 1) * HOUR_MS, MATURE_AT_LATEST_MS)
}

/** The figures of a dimension by value: of everybody, and of those who are old enough. */
export function growthBy(dimension: 'depth' | 'channel', all: readonly GrowthRow[], young: readonly GrowthRow[]) {
  const youngOf = new Map(young.flatMap((row) => (row.dimension === dimension ? [[row.value, row] as const] : [])))
  return new Map(
    all.flatMap((row) => {
      if (row.dimension !== dimension) return []
      const tooYoung = youngOf.get(row.value)
      return [[row.value, { all: row as Figures, mature: tooYoung ? without(row, tooYoung) : row }] as const]
    }),
  )
}

function without(all: Figures, young: Figures): Figures {
  return {
    nodes: all.nodes - young.nodes,
    depths: all.depths - young.depths,
    deepest: all.deepest,
    forwarders: all.forwarders - young.forwarders,
    children: all.children - young.children,
    squares: all.squares - young.squares,
  }
}

/** Views through a fan's own link, on average; null while nobody is old enough. */
export function reproductionOf({ nodes, children, squares }: Figures): Estimate | null {
  return meanOf({ n: nodes, sum: children, squares })
}

export function sumOf(figures: Iterable<Figures>): Figures {
  const sum = { nodes: 0, depths: 0, deepest: 0, forwarders: 0, children: 0, squares: 0 }
  for (const each of figures) {
    sum.nodes += each.nodes
    sum.depths += each.depths
    sum.deepest = Math.max(sum.deepest, each.deepest)
    sum.forwarders += each.forwarders
    sum.children += each.children
    sum.squares += each.squares
  }
  return sum
}
