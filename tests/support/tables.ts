import { ageOf } from '../../db/campaign/ages.ts'
import type { Cohort } from '../../db/campaign/cohorts.ts'
import type { BirthRow } from '../../db/campaign/growth.ts'
import type { SimulatedView } from './simulator.ts'

const QUARTER_MS = 900_000

/** What the ledger would keep of views, all of them clear: the tables `cohorts`, `births` and views by the quarter of an hour. */
export function tablesOf(views: readonly SimulatedView[]) {
  const cohorts = new Map<string, Cohort>()
  const births = new Map<string, BirthRow>()
  const quarters = new Map<number, { quarter: number; views: number; clear: number }>()
  const seen = new Map<number, { cohort: Cohort; at: number; children: number }>()
  for (const { id, at, parent, depth, channel } of views) {
    const quarter = Math.floor(at / QUARTER_MS)
    const offset = (at - quarter * QUARTER_MS) / 1000
    const none = { clear: 0, offsets: 0, squaredOffsets: 0, forwarders: 0, children: 0, squares: 0 }
    const cohort = rowOf(cohorts, `${quarter} ${depth} ${channel}`, { quarter, depth, channel, ...none })
    cohort.clear++
    cohort.offsets += offset
    cohort.squaredOffsets += offset * offset
    seen.set(id, { cohort, at, children: 0 })
    const row = rowOf(quarters, quarter, { quarter, views: 0, clear: 0 })
    row.views++
    row.clear++
    const from = parent === null ? undefined : seen.get(parent)
    if (!from) continue
    const isFirst = from.children === 0
    from.cohort.children++
    from.cohort.squares += 2 * from.children + 1
    from.cohort.forwarders += isFirst ? 1 : 0
    from.children++
    const of = { depth: from.cohort.depth, channel: from.cohort.channel, age: ageOf(at - from.at) }
    const born = rowOf(births, `${of.depth} ${of.channel} ${of.age}`, { ...of, births: 0, firsts: 0 })
    born.births++
    born.firsts += isFirst ? 1 : 0
  }
  return { cohorts: [...cohorts.values()], births: [...births.values()], quarters: [...quarters.values()] }
}

function rowOf<Key, Row>(rows: Map<Key, Row>, key: Key, fresh: Row): Row {
  const row = rows.get(key)
  if (row) return row
  rows.set(key, fresh)
  return fresh
}
