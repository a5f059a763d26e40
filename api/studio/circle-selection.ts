import { partId, partOf } from '../../campaigns/circle-parts.ts'
import { readOwnRoots } from '../../db/campaign/circles/own-roots.ts'
import { readCircleQuarters, readParts } from '../../db/campaign/circles/parts.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { QUARTER_MS } from '../../db/campaign/quarters.ts'
import type { Engine } from '../../db/engine.ts'
import type { CatalogueEntry } from '../catalogue.ts'
import { ApiError } from '../errors.ts'
import { areTold, CROWD } from './anonymity.ts'
import { bucketAt, windowBefore } from './buckets.ts'
import type { ReportQuery } from './contract/report-schema.ts'
import type { Range } from './range.ts'

/** A circle that is looked at alone, or a part of one. */
export interface CircleSelection {
  /** Ids of its parts, as they are stored. */
  parts: readonly string[]
  /** Its own roots; none of a part, since the branches of a root go to all parts. */
  roots: ReadonlySet<NodeId>
}

/**
 * The circle of a query; one of an unknown id has nothing in it. Throws `malformed` where a channel or a root is selected as
 * well: circles are counted by neither; `forbidden` for one of a few fans, which is for owners.
 */
export async function selectCircle(
  engine: Engine,
  { slug }: Pick<CatalogueEntry, 'slug'>,
  { circle, channel, root }: Pick<ReportQuery, 'circle' | 'channel' | 'root'>,
  isOwner: boolean,
): Promise<CircleSelection | undefined> {
  if (circle === undefined) return undefined
  if ((channel ?? root) !== undefined) {
    const detail = 'circle: circles are counted by neither channel nor root, expected no channel and no root beside it'
    throw new ApiError('malformed', { detail })
  }
  const { of, number } = partOf(circle)
  const rows = (await readParts(engine, slug)).filter(({ whole }) => whole === of)
  const all = rows.map((part) => part.circle)
  const isPart = circle.includes('.')
  const told = isPart ? rows : [{ views: sum(rows.map(({ views }) => views)) }]
  if (!areTold(told, isOwner))
    throw new ApiError('forbidden', { detail: `circle: fewer than ${CROWD} fans are for owners` })
  const roots = isPart && all.length > 1 ? [] : await readOwnRoots(engine, slug, of)
  return { parts: isPart ? [partId(of, number)] : all, roots: new Set(roots) }
}

/** Views of a circle in the buckets of a range, and in the window before it. */
export async function countCircle(
  engine: Engine,
  { slug }: Pick<CatalogueEntry, 'slug'>,
  { parts }: CircleSelection,
  { from, to, starts, offsetAt }: Range,
) {
  const back = windowBefore(from, to, offsetAt)
  const [begin, startsBefore] = [back(from), starts.map(back)]
  const zeros = () => new Array<number>(starts.length).fill(0)
  const [buckets, clearBuckets, bucketsBefore] = [zeros(), zeros(), zeros()]
  const rows = await readCircleQuarters(engine, slug, quartersOf(begin, to))
  for (const { circle, quarter, views, clear } of rows) {
    const at = quarter * QUARTER_MS
    if (!parts.includes(circle) || at < begin || at >= to) continue
    if (at < from) add(bucketsBefore, bucketAt(startsBefore, at), views)
    else {
      add(buckets, bucketAt(starts, at), views)
      add(clearBuckets, bucketAt(starts, at), clear)
    }
  }
  const totals = { total: sum(buckets), totalClear: sum(clearBuckets), totalBefore: sum(bucketsBefore) }
  return { buckets, clearBuckets, bucketsBefore, ...totals }
}

/** The quarters that begin within a period, both included. */
export const quartersOf = (from: number, to: number) => ({
  from: Math.floor(from / QUARTER_MS),
  to: Math.ceil(to / QUARTER_MS) - 1,
})

export function add(counts: number[], place: number, count: number): void {
  counts[place] = (counts[place] ?? 0) + count
}

const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0)
