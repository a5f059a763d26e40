import { CHANNEL_IDS, type ChannelId } from '../../campaigns/channels.ts'
import { linksLast, phaseAt } from '../../campaigns/phase.ts'
import { DOUBT_NAMES, DOUBTS, SAME_NETWORK } from '../../db/campaign/doubt.ts'
import { readWholeTally } from '../../db/campaign/figures.ts'
import { countReposted } from '../../db/campaign/flags.ts'
import { type Growth, readGrowth } from '../../db/campaign/growth.ts'
import type { History, ReadHistory } from '../../db/campaign/history.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { QUARTER_MS } from '../../db/campaign/quarters.ts'
import { type Shape, wholeShape } from '../../db/campaign/remains.ts'
import { readRevision } from '../../db/campaign/revision.ts'
import { type RootRow, readRoots } from '../../db/campaign/roots.ts'
import type { Engine } from '../../db/engine.ts'
import { reportedPieces, reportOf } from '../../pieces/reports.ts'
import type { CatalogueEntry } from '../catalogue.ts'
import { toldAmong } from './anonymity.ts'
import { bucketAt, windowBefore } from './buckets.ts'
import { countCircle, selectCircle } from './circle-selection.ts'
import { circlesOf } from './circles.ts'
import type { Report, ReportQuery } from './contract/report-schema.ts'
import { flagsOf } from './flags.ts'
import type { ReadForecast } from './forecasts.ts'
import { untoldLists } from './member-figures.ts'
import { type Range, rangeOf } from './range.ts'
import { selectRoot } from './root-selection.ts'
import type { ReadShape } from './shapes.ts'
import { paceOf, trendOver } from './speed.ts'
import { type Spread, spreadOf } from './spread.ts'

const MOST_SPARKS = 24

export function campaignFacts({ slug, title, locale, badge, goal, ...schedule }: CatalogueEntry, now: number) {
  const { opens = null, reveals = null, closes = null } = schedule
  const facts = { slug, title, locale, accent: badge.accent, phase: phaseAt(schedule, now), opens, reveals, closes }
  return { ...facts, goal: goal ?? null }
}

/** The sources of a report. */
interface Sources {
  engine: Engine
  readHistory: ReadHistory
  readShape: ReadShape
  readForecast: ReadForecast
  now: number
  /** Whether times are given to the millisecond, and figures of a few fans, as to owners. */
  isExact: boolean
}

/** Everything that the studio shows of one campaign. */
export async function readReport(campaign: CatalogueEntry, query: ReportQuery, sources: Sources): Promise<Report> {
  const { slug, closes } = campaign
  const { engine, now } = sources
  const [history, tally, growth, roots, untold, reposted, shape] = await Promise.all([
    sources.readHistory(slug),
    readWholeTally(engine, slug),
    readGrowth(engine, slug),
    readRoots(engine, slug),
    untoldLists(engine, slug),
    countReposted(engine, slug, campaign.leaks.people),
    readRevision(engine, slug).then((revision) => sources.readShape(slug, revision)),
  ])
  const range = rangeOf(history, campaign, query, now)
  const circle = await selectCircle(engine, campaign, query, sources.isExact)
  // No view is below node -1.
  const rootId = query.root === undefined ? undefined : (selectRoot(campaign, query, untold) ?? (-1 as NodeId))
  const rooted = inRange(history, range, { ...query, rootId, rootsOf: circle?.roots })
  const seen = circle ? { ...rooted, ...(await countCircle(engine, campaign, circle, range)) } : rooted
  const facts = campaignFacts(campaign, now)
  const { channels: reproduction, ...spread } = spreadOf(history, growth, now, closes)
  const { views, clear, voided, depth, remains } = tally
  const reached = campaign.counter === 'all' ? views : clear
  const aim = { goal: facts.goal, reached, now, until: linksLast(campaign) }
  const { forecast, tooEarlyUntil } = await sources.readForecast(slug, aim)
  const counted = { views, clear, doubtful: views - clear, voided, depth, counter: campaign.counter }
  return {
    now,
    campaign: facts,
    range: { from: range.from, to: range.to, bucket: range.bucket },
    totals: { ...counted, inRange: seen.total, clearInRange: seen.totalClear, before: seen.totalBefore },
    doubts: doubtsOf(history),
    unknown: { twice: withBits(history, SAME_NETWORK), reposted: reposted + (remains?.reposted ?? 0) },
    pace: { perHour: paceOf(history.views.quarters, now, closes), goal: forecast, tooEarlyUntil },
    views: range.starts.map((at, i) => ({
      at,
      views: seen.buckets[i] ?? 0,
      clear: seen.clearBuckets[i] ?? 0,
      before: seen.bucketsBefore[i] ?? 0,
    })),
    spread: {
      ...spread,
      generations: generationsOf(spread, sources),
      trend: trendOver(history.views.quarters, now, closes),
    },
    shape: formOf(remains ? wholeShape(remains, shape, views) : shape),
    channels: channelsOf(seen, growth, reproduction, {
      isOneRoot: (query.root ?? query.circle) !== undefined,
      isExact: sources.isExact,
    }),
    roots: rootsOf(campaign, roots, untold, seen),
    uncounted: uncountedOf(history, range),
    leaks: await flagsOf(campaign, {
      ...{ engine, history, roots, circle },
      ...{ offsetAt: range.offsetAt, isExact: sources.isExact },
    }),
    pieces: await piecesOf(campaign, engine),
    circles: await circlesOf(campaign, engine, sources.isExact),
    foldedAt: tally.foldedAt,
  }
}

const formOf = (shape: Omit<Shape, 'pairs'> | null): Report['shape'] =>
  shape && { largestBranch: shape.largestBranch, structuralVirality: shape.structuralVirality }

/** The pieces with a report of their own, and their number of entries. */
async function piecesOf({ slug, pieces }: CatalogueEntry, engine: Engine): Promise<Report['pieces']> {
  return Promise.all(
    reportedPieces(pieces).map(async (piece) => {
      const { id, kind, title } = piece
      return { piece: id, kind, title, entries: await reportOf(piece).entries(engine, slug, id) }
    }),
  )
}

function withBits({ doubts }: History, bits: number): number {
  return doubts.reduce((sum, { doubt, views }) => (doubt & bits ? sum + views : sum), 0)
}

function doubtsOf(history: History): Report['doubts'] {
  return DOUBT_NAMES.map((doubt) => ({ doubt, views: withBits(history, DOUBTS[doubt]) })).filter(
    ({ views }) => views > 0,
  )
}

type Seen = ReturnType<typeof inRange>
interface Filter {
  channel?: ChannelId | undefined
  rootId?: NodeId | undefined
  /** Roots of a circle. */
  rootsOf?: ReadonlySet<NodeId> | undefined
}

/** Adds up the filtered quarters of the range, and those of the window before it. */
function inRange(
  { views, intents }: History,
  { from, to, starts, offsetAt }: Range,
  { channel, rootId, rootsOf }: Filter,
) {
  const back = windowBefore(from, to, offsetAt)
  const [begin, startsBefore] = [back(from), starts.map(back)]
  const zeros = (length: number) => new Array<number>(length).fill(0)
  const [buckets, clearBuckets, bucketsBefore] = [zeros(starts.length), zeros(starts.length), zeros(starts.length)]
  const byChannel = CHANNEL_IDS.map(() => ({ views: 0, clear: 0 }))
  const [reach, clearReach] = [zeros(views.rootIds.length), zeros(views.rootIds.length)]
  const step = Math.ceil(starts.length / MOST_SPARKS)
  const sparks = Math.ceil(starts.length / step)
  // The first dot holds the buckets left over: at the end, a smaller dot would look like a fall.
  const leftOver = sparks * step - starts.length
  const spark = new Int32Array(sparks * views.rootIds.length)
  const onlyChannel = channel && CHANNEL_IDS.indexOf(channel)
  const onlyRoot = rootId && views.rootIds.indexOf(rootId)
  const isLeftOut = views.rootIds.map((id) => rootsOf?.has(id) === false)
  for (const { quarter, begin: first, end } of views.quarters) {
    const at = quarter * QUARTER_MS
    if (at < begin || at >= to) continue
    const isBefore = at < from
    const bucket = isBefore ? bucketAt(startsBefore, at) : bucketAt(starts, at)
    for (let i = first; i < end; i++) {
      const [way, place, count, clear] = [
        views.channels[i] ?? 0,
        views.roots[i] ?? 0,
        views.views[i] ?? 0,
        views.clear[i] ?? 0,
      ]
      if ((channel && way !== onlyChannel) || (rootId && place !== onlyRoot) || isLeftOut[place]) continue
      if (isBefore) {
        bucketsBefore[bucket] = (bucketsBefore[bucket] ?? 0) + count
        continue
      }
      buckets[bucket] = (buckets[bucket] ?? 0) + count
      clearBuckets[bucket] = (clearBuckets[bucket] ?? 0) + clear
      const ofChannel = byChannel[way]
      if (ofChannel) ofChannel.views += count
      if (ofChannel) ofChannel.clear += clear
      reach[place] = (reach[place] ?? 0) + count
      clearReach[place] = (clearReach[place] ?? 0) + clear
      const dot = place * sparks + Math.floor((bucket + leftOver) / step)
      spark[dot] = (spark[dot] ?? 0) + count
    }
  }
  const uses = new Map<ChannelId, number>()
  for (const row of intents) {
    const at = row.quarter * QUARTER_MS
    if (at < from || at >= to || (channel && row.channel !== channel)) continue
    uses.set(row.channel, (uses.get(row.channel) ?? 0) + row.uses)
  }
  const rootsSeen = views.rootIds.flatMap((id, place) => {
    const counts = { reach: reach[place] ?? 0, clearReach: clearReach[place] ?? 0 }
    const ofRoot = { ...counts, spark: [...spark.subarray(place * sparks, (place + 1) * sparks)] }
    return ofRoot.reach > 0 ? [[id, ofRoot] as const] : []
  })
  return {
    ...{ buckets, clearBuckets, bucketsBefore, uses, sparks },
    ...{ total: sumOfAll(buckets), totalClear: sumOfAll(clearBuckets), totalBefore: sumOfAll(bucketsBefore) },
    byChannel: new Map(CHANNEL_IDS.flatMap((id, i) => (byChannel[i]?.views ? [[id, byChannel[i]] as const] : []))),
    byRoot: new Map<number, (typeof rootsSeen)[number][1]>(rootsSeen),
  }
}

const sumOfAll = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0)

/** Generations, without what those of few fans brought: it would tell what one of them did. */
function generationsOf(
  { generations }: Pick<Spread, 'generations'>,
  { isExact }: Sources,
): Report['spread']['generations'] {
  const told = toldAmong(generations.map((each) => [each, each.views]))
  return generations.map((each) =>
    isExact || told.has(each) ? each : { ...each, forwarders: null, reproduction: null },
  )
}

function channelsOf(
  { byChannel, uses, total }: Seen,
  { totals }: Growth,
  reproduction: Spread['channels'],
  { isOneRoot, isExact }: { isOneRoot: boolean; isExact: boolean },
): Report['channels'] {
  const depths = new Map<ChannelId, { views: number; depths: number; deepest: number }>()
  for (const { channel, depth, views } of totals) {
    const sum = depths.get(channel) ?? { views: 0, depths: 0, deepest: 0 }
    depths.set(channel, sum)
    sum.views += views
    sum.depths += views * depth
    if (views > 0) sum.deepest = Math.max(sum.deepest, depth)
  }
  const told = toldAmong([...depths].map(([channel, all]) => [channel, all.views]))
  return [...new Set([...byChannel.keys(), ...uses.keys()])]
    .map((channel) => {
      const { views = 0, clear = 0 } = byChannel.get(channel) ?? {}
      const [intents, all] = [uses.get(channel) ?? 0, depths.get(channel) ?? { views: 0, depths: 0, deepest: 0 }]
      const isTold = isExact || told.has(channel)
      return {
        channel,
        intents,
        views,
        clear,
        // The use of a button is not recorded by root.
        perIntent: intents > 0 && !isOneRoot ? views / intents : null,
        share: total > 0 ? views / total : 0,
        reproduction: isTold ? (reproduction.get(channel) ?? null) : null,
        depth: isTold ? all.deepest : null,
        meanDepth: isTold ? all.depths / Math.max(all.views, 1) : null,
      }
    })
    .sort((a, b) => b.views - a.views || b.intents - a.intents)
}

const UNTOLD = { views: null, clear: null, reach: null, clearReach: null, depth: null, share: null, spark: [] }

function rootsOf(
  campaign: CatalogueEntry,
  roots: readonly RootRow[],
  untold: ReadonlySet<number>,
  { byRoot, sparks, total }: Seen,
): Report['roots'] {
  const listed = new Set<number>(roots.map(({ node }) => node))
  const lost = [...byRoot.keys()].filter((node) => !listed.has(node))
  const unknown = {
    ...({ label: null, kind: 'seed', channel: 'other', views: 0, clear: 0, generations: 0 } as const),
    ...({ cap: null, revokedAt: null } as const),
  }
  return [...roots, ...lost.map((node) => ({ node, ...unknown }))]
    .map(({ node, label, kind, channel, views, clear, generations, cap, revokedAt }) => {
      const link = { node: campaign.names.write(node), label, kind, channel, cap, revokedAt }
      if (untold.has(node)) return { ...link, ...UNTOLD }
      const { reach = 0, clearReach = 0, spark = new Array<number>(sparks).fill(0) } = byRoot.get(node) ?? {}
      const share = total > 0 ? reach / total : 0
      return { ...link, views, clear, reach, clearReach, depth: generations, share, spark }
    })
    .sort((a, b) => (b.reach ?? -1) - (a.reach ?? -1))
}

function uncountedOf({ views, refusals }: History, { from, to, starts }: Range): Report['uncounted'] {
  const isIn = ({ quarter }: { quarter: number }) => quarter * QUARTER_MS >= from && quarter * QUARTER_MS < to
  const rows = views.quarters.filter(isIn)
  const counted = rows.reduce((sum, row) => sum + row.views, 0)
  const clear = rows.reduce((sum, row) => sum + row.clear, 0)
  const reasons = new Map<Report['uncounted']['reasons'][number]['reason'], number>()
  const buckets: Report['uncounted']['buckets'] = starts.map((at) => ({ at, counted: 0, openings: {} }))
  for (const { quarter, views: opened } of rows) {
    const bucket = buckets[bucketAt(starts, quarter * QUARTER_MS)]
    if (bucket) bucket.counted += opened
  }
  for (const row of refusals.filter(isIn)) {
    reasons.set(row.reason, (reasons.get(row.reason) ?? 0) + row.openings)
    const bucket = buckets[bucketAt(starts, row.quarter * QUARTER_MS)]
    if (bucket) bucket.openings[row.reason] = (bucket.openings[row.reason] ?? 0) + row.openings
  }
  const uncounted = [...reasons.values()].reduce((sum, openings) => sum + openings, 0)
  return {
    raw: counted + uncounted,
    counted,
    clear,
    reasons: [...reasons].map(([reason, openings]) => ({ reason, openings })).sort((a, b) => b.openings - a.openings),
    buckets,
  }
}
