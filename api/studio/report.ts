import { CHANNEL_IDS, type ChannelId } from '../../campaigns/channels.ts'
import { phaseAt } from '../../campaigns/phase.ts'
import type { Engine } from '../../db/engine.ts'
import { type History, HOUR_MS, type ReadHistory } from '../../db/history.ts'
import {
  type GrowthRow,
  type RootRow,
  readGrowth,
  readLeaks,
  readRoots,
  readStanding,
  readYoungGrowth,
} from '../../db/report.ts'
import type { CatalogueEntry } from '../catalogue.ts'
import { ApiError } from '../errors.ts'
import { bucketAt, bucketFor, bucketStarts, offsetsOf } from './buckets.ts'
import type { Report, ReportQuery } from './contract.ts'
import { firstForwardOf, growthBy, matureAfter, reproductionOf, sumOf } from './growth.ts'
import { growthTrend, paceOf } from './pace.ts'

const MOST_SPARKS = 24

export function campaignFacts({ slug, title, locale, badge, goal, ...schedule }: CatalogueEntry, now: number) {
  const { opens = null, reveals = null, closes = null } = schedule
  const facts = { slug, title, locale, accent: badge.accent, phase: phaseAt(schedule, now), opens, reveals, closes }
  return { ...facts, goal: goal ?? null }
}

/** The window that is looked at, in its buckets. */
interface Range {
  from: number
  to: number
  bucket: Report['range']['bucket']
  starts: number[]
}

/** The first and the last hour in which anything happened, counted or not; undefined while nothing has. */
function livedHours(history: History): [number, number] | undefined {
  const tables: (readonly { hour: number }[])[] = [history.views.hours, history.refusals, history.intents]
  const lived = tables.filter(({ length }) => length > 0)
  if (lived.length === 0) return undefined
  const edge = (place: number) => lived.map((table) => table.at(place)?.hour ?? 0)
  return [Math.min(...edge(0)), Math.max(...edge(-1))]
}

/**
 * By default from the first opening until now, or until the last one of a campaign that has closed.
 * Throws `malformed` when the range is empty, or longer than anybody looks at in such buckets, or the time zone unknown.
 */
export function rangeOf(history: History, { opens, closes }: CatalogueEntry, query: ReportQuery, now: number): Range {
  const lived = livedHours(history)
  const isOver = query.from === undefined && lived !== undefined && closes !== undefined
  const to = query.to ?? (isOver ? Math.min(now, Math.max(closes, (lived[1] + 1) * HOUR_MS)) : now)
  const begin = lived ? lived[0] * HOUR_MS : Math.min(opens ?? now, now - HOUR_MS)
  const from = query.from ?? Math.min(begin, to - HOUR_MS)
  try {
    if (from >= to) throw new RangeError('from: expected a moment before to')
    const bucket = query.bucket ?? bucketFor(from, to)
    const starts = bucketStarts(from, to, bucket, offsetsOf(query.zone))
    return { from: starts[0] ?? from, to, bucket, starts }
  } catch (cause) {
    if (cause instanceof RangeError) throw new ApiError('malformed', { detail: cause.message, cause })
    throw cause
  }
}

/** Everything that the studio shows of one campaign. */
export async function readReport(
  engine: Engine,
  readHistory: ReadHistory,
  campaign: CatalogueEntry,
  query: ReportQuery,
  now: number,
): Promise<Report> {
  const { slug } = campaign
  const [history, standing, growth, roots, leaks] = await Promise.all([
    readHistory(slug),
    readStanding(engine, slug),
    readGrowth(engine, slug),
    readRoots(engine, slug),
    readLeaks(engine, slug, campaign.leaks),
  ])
  const firstForward = firstForwardOf(growth)
  const matureAfterMs = matureAfter(firstForward)
  const young = await readYoungGrowth(engine, slug, now - matureAfterMs)
  const range = rangeOf(history, campaign, query, now)
  const seen = inRange(history, range, query)
  const facts = campaignFacts(campaign, now)
  return {
    now,
    campaign: facts,
    range: { from: range.from, to: range.to, bucket: range.bucket },
    totals: { views: standing.views, depth: standing.depth, inRange: seen.total, before: seen.totalBefore },
    pace: paceOf(history.views.hours, { views: standing.views, goal: facts.goal, now }),
    views: range.starts.map((at, i) => ({ at, views: seen.buckets[i] ?? 0, before: seen.bucketsBefore[i] ?? 0 })),
    spread: {
      matureAfterMs,
      ...spreadOf(growth, young),
      firstForward: firstForward ?? null,
      trend: growthTrend(history.views.hours, now),
    },
    channels: channelsOf(seen, growthBy('channel', growth, young), query.root !== undefined),
    roots: rootsOf(roots, seen),
    uncounted: uncountedOf(history, range),
    leaks: leaks.map(({ node, rule, ...leak }) => ({
      node: String(node),
      rule,
      limit: rule === 'many' ? campaign.leaks.people : campaign.leaks.quarter,
      ...leak,
    })),
    foldedAt: standing.foldedAt,
  }
}

type Seen = ReturnType<typeof inRange>

/** Adds up the hours of the range that the filters let through, and those of the window of the same length before it. */
function inRange({ views, intents }: History, { from, to, starts }: Range, { channel, root }: ReportQuery) {
  const length = to - from
  const buckets = new Array<number>(starts.length).fill(0)
  const bucketsBefore = new Array<number>(starts.length).fill(0)
  const byChannel = new Array<number>(CHANNEL_IDS.length).fill(0)
  const reach = new Array<number>(views.rootIds.length).fill(0)
  const step = Math.ceil(starts.length / MOST_SPARKS)
  const sparks = Math.ceil(starts.length / step)
  // The first dot is of the buckets that are left over: the last one would fall, and look like an end.
  const leftOver = sparks * step - starts.length
  const spark = new Int32Array(sparks * views.rootIds.length)
  const onlyChannel = channel && CHANNEL_IDS.indexOf(channel)
  const onlyRoot = root && views.rootIds.findIndex((id) => String(id) === root)
  for (const { hour, begin, end } of views.hours) {
    const at = hour * HOUR_MS
    if (at < from - length || at >= to) continue
    const isBefore = at < from
    const bucket = bucketAt(starts, isBefore ? at + length : at)
    const into = isBefore ? bucketsBefore : buckets
    for (let i = begin; i < end; i++) {
      const [way, place, count] = [views.channels[i] ?? 0, views.roots[i] ?? 0, views.views[i] ?? 0]
      if ((channel && way !== onlyChannel) || (root && place !== onlyRoot)) continue
      into[bucket] = (into[bucket] ?? 0) + count
      if (isBefore) continue
      byChannel[way] = (byChannel[way] ?? 0) + count
      reach[place] = (reach[place] ?? 0) + count
      const dot = place * sparks + Math.floor((bucket + leftOver) / step)
      spark[dot] = (spark[dot] ?? 0) + count
    }
  }
  const uses = new Map<ChannelId, number>()
  for (const row of intents) {
    const at = row.hour * HOUR_MS
    if (at < from || at >= to || (channel && row.channel !== channel)) continue
    uses.set(row.channel, (uses.get(row.channel) ?? 0) + row.uses)
  }
  const rootsSeen = views.rootIds.flatMap((id, place) => {
    const ofRoot = { reach: reach[place] ?? 0, spark: [...spark.subarray(place * sparks, (place + 1) * sparks)] }
    return ofRoot.reach > 0 ? [[id, ofRoot] as const] : []
  })
  return {
    ...{ buckets, bucketsBefore, uses, sparks, total: sumOfAll(buckets), totalBefore: sumOfAll(bucketsBefore) },
    byChannel: new Map(CHANNEL_IDS.flatMap((id, i) => (byChannel[i] ? [[id, byChannel[i]] as const] : []))),
    byRoot: new Map<number, { reach: number; spark: number[] }>(rootsSeen),
  }
}

const sumOfAll = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0)

function spreadOf(growth: readonly GrowthRow[], young: readonly GrowthRow[]) {
  const generations = [...growthBy('depth', growth, young)]
    .map(([value, { all, mature }]) => ({
      generation: Number(value),
      views: all.nodes,
      nodes: mature.nodes,
      forwarders: mature.forwarders,
      reproduction: reproductionOf(mature),
      mature,
    }))
    .sort((a, b) => a.generation - b.generation)
  return {
    reproduction: reproductionOf(sumOf(generations.map(({ mature }) => mature))),
    generations: generations.map(({ mature: _, ...generation }) => generation),
  }
}

function channelsOf(
  { byChannel, uses, total }: Seen,
  growth: ReturnType<typeof growthBy>,
  isOneRoot: boolean,
): Report['channels'] {
  return [...new Set([...byChannel.keys(), ...uses.keys()])]
    .map((channel) => {
      const [views, intents] = [byChannel.get(channel) ?? 0, uses.get(channel) ?? 0]
      const figures = growth.get(channel)
      return {
        channel,
        intents,
        views,
        // Nobody knows below which root a button was used.
        perIntent: intents > 0 && !isOneRoot ? views / intents : null,
        share: total > 0 ? views / total : 0,
        reproduction: figures ? reproductionOf(figures.mature) : null,
        depth: figures?.all.deepest ?? 0,
        meanDepth: figures && figures.all.nodes > 0 ? figures.all.depths / figures.all.nodes : 0,
      }
    })
    .sort((a, b) => b.views - a.views || b.intents - a.intents)
}

function rootsOf(roots: readonly RootRow[], { byRoot, sparks, total }: Seen): Report['roots'] {
  const listed = new Set<number>(roots.map(({ node }) => node))
  const lost = [...byRoot.keys()].filter((node) => !listed.has(node))
  const unknown = {
    label: null,
    kind: 'seed',
    channel: 'other',
    views: 0,
    deep: 0,
    cap: null,
    revokedAt: null,
  } as const
  return [...roots, ...lost.map((node) => ({ node, ...unknown }))]
    .map(({ node, deep, ...root }) => {
      const { reach = 0, spark = new Array<number>(sparks).fill(0) } = byRoot.get(node) ?? {}
      return { node: String(node), ...root, reach, depth: deep, share: total > 0 ? reach / total : 0, spark }
    })
    .sort((a, b) => b.reach - a.reach)
}

function uncountedOf({ views, refusals }: History, { from, to, starts }: Range): Report['uncounted'] {
  const isIn = ({ hour }: { hour: number }) => hour * HOUR_MS >= from && hour * HOUR_MS < to
  const counted = views.hours.reduce((sum, row) => (isIn(row) ? sum + row.views : sum), 0)
  const reasons = new Map<Report['uncounted']['reasons'][number]['reason'], number>()
  const buckets: Report['uncounted']['buckets'] = starts.map((at) => ({ at, openings: {} }))
  for (const row of refusals.filter(isIn)) {
    reasons.set(row.reason, (reasons.get(row.reason) ?? 0) + row.openings)
    const bucket = buckets[bucketAt(starts, row.hour * HOUR_MS)]
    if (bucket) bucket.openings[row.reason] = (bucket.openings[row.reason] ?? 0) + row.openings
  }
  const uncounted = [...reasons.values()].reduce((sum, openings) => sum + openings, 0)
  return {
    raw: counted + uncounted,
    counted,
    reasons: [...reasons].map(([reason, openings]) => ({ reason, openings })).sort((a, b) => b.openings - a.openings),
    buckets,
  }
}
