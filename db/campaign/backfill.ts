import { type SQL, sql } from 'drizzle-orm'
import type { Engine } from '../engine.ts'
import { addToCounters } from './counters.ts'
import { differencesIn } from './recount.ts'
import { unfolded } from './recount-trees.ts'
import { addThreads, directOf, isClear } from './threads.ts'
import { SETTLE } from './unsettled.ts'

/** Version of the counters' definitions, to be raised with each change: the counters of an older database are recounted. */
const GENERATION = 1

/** Views counted by one statement, which bounds its memory. */
const STEP = 20_000

/**
 * Recounts the counters that an earlier version defined otherwise or did not have, once, in one transaction. The counters
 * of a folded tree cannot be recounted and stay. A million views take a minute; a quarter of one if the counters are right.
 */
export async function backfill(engine: Engine): Promise<void> {
  const done = await engine.db.all(sql`SELECT 1 FROM backfills WHERE generation >= ${GENERATION}`)
  if (done.length > 0) return
  const isRight = (await differencesIn(engine.db)).length === 0
  const counts = isRight ? [] : [...SETTLE, ...emptied, ...(await countsOf(engine))]
  await engine.write([...counts, sql`INSERT INTO backfills (generation) VALUES (${GENERATION}) ON CONFLICT DO NOTHING`])
}

async function countsOf(engine: Engine): Promise<SQL[]> {
  const counts: SQL[] = []
  for (let after: number | null = 0; after !== null; ) {
    const { last, views }: { last: number | null; views: number } = await engine.db.get(sql`
      SELECT max(id) AS last, count(*) AS views FROM (SELECT id FROM nodes WHERE id > ${after} ORDER BY id LIMIT ${STEP})`)
    // The last step includes views that arrive meanwhile.
    const upTo = views < STEP ? sql`true` : sql`id <= ${last}`
    const counted = sql`nodes WHERE id > ${after} AND ${upTo} AND ${isCounted}`
    counts.push(addThreads(directOf(counted)), ...addToCounters(counted))
    after = views < STEP ? null : last
  }
  return counts
}

const isCounted = sql`parent IS NOT NULL AND voided IS NULL AND ${unfolded}`

/** Empties the counters of trees that are not folded. */
const emptied: SQL[] = [
  ...['births', 'cohorts', 'doubts', 'rollups', 'surges'].map(
    (table) => sql`DELETE FROM ${sql.identifier(table)} WHERE ${unfolded}`,
  ),
  sql`DELETE FROM threads WHERE node NOT IN (SELECT id FROM nodes WHERE NOT (${unfolded}))`,
  sql`UPDATE tallies SET views = 0, clear = 0, voided = 0, depth = 0, revision = revision + 1 WHERE folded_at IS NULL`,
  sql`INSERT INTO tallies (campaign, views, clear, voided, depth)
    SELECT campaign, sum(voided IS NULL), sum(voided IS NULL AND ${isClear()}), sum(voided IS NOT NULL),
           coalesce(max(iif(voided IS NULL, depth, 0)), 0)
    FROM nodes WHERE parent IS NOT NULL AND ${unfolded} GROUP BY campaign
    ON CONFLICT (campaign) DO UPDATE SET views = excluded.views, clear = excluded.clear, voided = excluded.voided,
      depth = excluded.depth`,
  sql`WITH counts AS MATERIALIZED (SELECT voided, count(*) AS views FROM nodes WHERE voided IS NOT NULL GROUP BY voided)
    UPDATE voids SET views = coalesce((SELECT counts.views FROM counts WHERE counts.voided = voids.id), 0) WHERE ${unfolded}`,
]
