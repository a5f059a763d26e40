import { sql } from 'drizzle-orm'
import type { Engine } from '../engine.ts'
import { ageOf } from './ages.ts'
import { COHORT_FIGURES } from './cohort-counters.ts'
import type { Difference } from './comparison.ts'
import { QUARTER_MS } from './quarters.ts'
import { among, CLEAR, COUNTED, FIRST, ROWS_AT_ONCE, type Trees, UNSETTLED } from './recount-trees.ts'

const BIRTH_FIGURES = ['births', 'firsts'] as const

/** Figures by campaign and row, with a space between. */
type Rows = Map<string, Float64Array>

/** Differences between the stored cohorts and births and a recount of the trees. */
export async function recountGrowth(db: Engine['db'], trees: Trees, campaign?: string): Promise<Difference[]> {
  const births: Rows = new Map()
  const children = countBirths(trees, births)
  const cohorts = countCohorts(trees, children)
  return [
    ...(await compare(db, { counter: 'cohort', rows: cohorts, figures: COHORT_FIGURES, keys: COHORT_KEYS }, campaign)),
    ...(await compare(db, { counter: 'birth', rows: births, figures: BIRTH_FIGURES, keys: BIRTH_KEYS }, campaign)),
  ]
}

const COHORT_KEYS = ['quarter', 'depth', 'channel'] as const
const BIRTH_KEYS = ['depth', 'channel', 'age'] as const

/** Counts clear views through the links of clear fans. Returns how many each fan has. */
function countBirths(trees: Trees, births: Rows): Int32Array {
  const { parents, kinds, at } = trees
  const children = new Int32Array(parents.length)
  for (let i = 0; i < parents.length; i++) {
    const parent = parents[i] ?? -1
    // A root is no view, so it has no kind.
    if (parent < 0 || ((kinds[i] ?? 0) & (CLEAR | UNSETTLED)) !== CLEAR || !((kinds[parent] ?? 0) & CLEAR)) continue
    children[parent] = (children[parent] ?? 0) + 1
    const age = ageOf(Math.max((at[i] ?? 0) - (at[parent] ?? 0), 0))
    add(births, `${campaignOf(trees, parent)} ${trees.depths[parent]} ${channelOf(trees, parent)} ${age}`, [
      1,
      (kinds[i] ?? 0) & FIRST ? 1 : 0,
    ])
  }
  return children
}

/** Cohorts by quarter of arrival, and all of them together as quarter 0. */
function countCohorts(trees: Trees, children: Int32Array): Rows {
  const cohorts: Rows = new Map()
  trees.kinds.forEach((kind, i) => {
    if ((kind & (COUNTED | UNSETTLED)) !== COUNTED) return
    const time = trees.at[i] ?? 0
    const clear = kind & CLEAR ? 1 : 0
    const offset = clear * Math.floor((time % QUARTER_MS) / 1000)
    const born = children[i] ?? 0
    const figures = [1, clear, offset, offset * offset, born > 0 ? 1 : 0, born, born * born]
    const row = `${trees.depths[i]} ${channelOf(trees, i)}`
    add(cohorts, `${campaignOf(trees, i)} 0 ${row}`, figures)
    add(cohorts, `${campaignOf(trees, i)} ${Math.floor(time / QUARTER_MS)} ${row}`, figures)
  })
  return cohorts
}

const campaignOf = ({ campaigns, campaignNames }: Trees, place: number) => campaignNames[campaigns[place] ?? -1]
const channelOf = ({ channels, channelNames }: Trees, place: number) => channelNames[channels[place] ?? -1]

function add(rows: Rows, key: string, figures: readonly number[]): void {
  const row = rows.get(key) ?? new Float64Array(figures.length)
  rows.set(key, row)
  for (const [i, figure] of figures.entries()) row[i] = (row[i] ?? 0) + figure
}

interface Compared {
  counter: 'cohort' | 'birth'
  rows: Rows
  figures: readonly string[]
  /** Key columns of the stored row, after its campaign. */
  keys: readonly string[]
}

async function compare(db: Engine['db'], { counter, rows, figures, keys }: Compared, campaign?: string) {
  const differences: Difference[] = []
  const tell = (key: string, stored: readonly number[], recounted: ArrayLike<number>) =>
    figures.forEach((figure, i) => {
      if ((stored[i] ?? 0) === (recounted[i] ?? 0)) return
      const [slug = '', ...row] = key.split(' ')
      differences.push({
        ...{ campaign: slug, counter: `${counter} ${figure}`, row: row.join(' ') },
        ...{ stored: stored[i] ?? 0, recounted: recounted[i] ?? 0 },
      })
    })
  for await (const page of storedRows(db, { counter, figures, keys }, campaign)) {
    for (const [key, ...stored] of page) {
      tell(key, stored, rows.get(key) ?? [])
      rows.delete(key)
    }
  }
  for (const [key, recounted] of rows) tell(key, [], recounted)
  return differences
}

async function* storedRows(
  db: Engine['db'],
  { counter, figures, keys }: Omit<Compared, 'rows'>,
  campaign: string | undefined,
): AsyncGenerator<[key: string, ...figures: number[]][]> {
  const name = sql.raw(['campaign', ...keys].join(" || ' ' || "))
  const order = sql.raw(['campaign', ...keys].join(', '))
  const table = sql.identifier(`${counter}s`)
  for (let offset = 0; ; offset += ROWS_AT_ONCE) {
    const { page } = await db.get<{ page: string }>(sql`
      SELECT json_group_array(json_array(${name}, ${sql.raw(figures.join(', '))})) AS page
      FROM (SELECT * FROM ${table} WHERE ${among(campaign)} ORDER BY ${order} LIMIT ${ROWS_AT_ONCE} OFFSET ${offset})`)
    const rows = JSON.parse(page) as [string, ...number[]][]
    yield rows
    if (rows.length < ROWS_AT_ONCE) return
  }
}
