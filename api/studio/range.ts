import { HOUR_MS } from '../../campaigns/durations.ts'
import type { History } from '../../db/campaign/history.ts'
import { QUARTER_MS } from '../../db/campaign/quarters.ts'
import type { CatalogueEntry } from '../catalogue.ts'
import { ApiError } from '../errors.ts'
import { bucketFor, bucketStarts, offsetsOf } from './buckets.ts'
import type { Report, ReportQuery } from './contract/report-schema.ts'

/** The period of a report, with its buckets. */
export interface Range {
  from: number
  to: number
  bucket: Report['range']['bucket']
  starts: number[]
  offsetAt: (at: number) => number
}

/** The first and the last quarter with any opening, counted or not; undefined while there is none. */
function livedQuarters(history: History): [number, number] | undefined {
  const tables: (readonly { quarter: number }[])[] = [history.views.quarters, history.refusals, history.intents]
  const lived = tables.filter(({ length }) => length > 0)
  if (lived.length === 0) return undefined
  const edge = (place: number) => lived.map((table) => table.at(place)?.quarter ?? 0)
  return [Math.min(...edge(0)), Math.max(...edge(-1))]
}

/**
 * Resolves the period of a query: by default from the first opening until now, or until the last one of a closed campaign.
 * Throws `malformed` when it is empty, has too many buckets, or its time zone is unknown.
 */
export function rangeOf(history: History, { opens, closes }: CatalogueEntry, query: ReportQuery, now: number): Range {
  const lived = livedQuarters(history)
  const isOver = query.from === undefined && lived !== undefined && closes !== undefined
  const to = query.to ?? (isOver ? Math.min(now, Math.max(closes, (lived[1] + 1) * QUARTER_MS)) : now)
  const begin = lived ? lived[0] * QUARTER_MS : Math.min(opens ?? now, now - HOUR_MS)
  const from = query.from ?? Math.min(begin, to - HOUR_MS)
  try {
    if (from >= to) throw new RangeError('from: expected a moment before to')
    const bucket = query.bucket ?? bucketFor(from, to)
    const offsetAt = offsetsOf(query.zone)
    const starts = bucketStarts(from, to, bucket, offsetAt)
    return { from: starts[0] ?? from, to, bucket, starts, offsetAt }
  } catch (cause) {
    if (cause instanceof RangeError) throw new ApiError('malformed', { detail: cause.message, cause })
    throw cause
  }
}

/** The quarters of the period that a query asks for, `to` not included: those that begin in it. Undefined: always. */
export function quartersOf({ from, to }: Pick<ReportQuery, 'from' | 'to'>, range: Pick<Range, 'from' | 'to'>) {
  if ((from ?? to) === undefined) return undefined
  return { from: Math.ceil(range.from / QUARTER_MS), to: Math.ceil(range.to / QUARTER_MS) }
}
