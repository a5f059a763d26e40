import type { Report, Tree } from '../../../site/studio/api.ts'

const HOUR = 3_600_000
/** A Wednesday, at noon in the zone of the tests. */
export const NOW = new Date(2026, 10, 25, 12).getTime()

export const hours = (n: number) => NOW + n * HOUR
export const within = (value: number, low: number, high: number, n = 6) => ({ value, low, high, withinMs: n * HOUR })

type Changes = {
  [part in keyof Report]?: Report[part] extends object | null ? Partial<NonNullable<Report[part]>> | null : Report[part]
}

const channel = (id: Report['channels'][number]['channel'], views: number, share: number, depth: number) => ({
  ...{
    channel: id,
    views,
    share,
    depth,
    clear: views,
    intents: 0,
    perIntent: null,
    reproduction: null,
    meanDepth: depth,
  },
})

/** A campaign of two days: 61 views by two channels over three generations, all clear, on its way to its goal. */
export const BASE: Report = {
  now: NOW,
  campaign: {
    ...{ slug: 'tape', title: 'The tape', locale: 'en', accent: '#000', phase: 'private', goal: 5000 },
    ...{ opens: null, reveals: null, closes: null },
  },
  range: { from: hours(-48), to: NOW, bucket: 'hour' },
  totals: {
    ...{ views: 61, clear: 61, doubtful: 0, voided: 0, depth: 3, counter: 'clear' },
    ...{ inRange: 61, clearInRange: 61, before: 0 },
  },
  doubts: [],
  unknown: { twice: 0, reposted: 0 },
  pace: {
    perHour: { value: 42, low: 30, high: 58 },
    goal: { at: hours(33), earliest: hours(16), latest: hours(80), reach: 0.97 },
    tooEarlyUntil: null,
  },
  views: [
    { at: hours(-2), views: 20, clear: 20, before: 0 },
    { at: hours(-1), views: 41, clear: 41, before: 0 },
  ],
  spread: {
    reproduction: within(1.3, 1.1, 1.5),
    eventual: null,
    eventualFrom: hours(9),
    generations: [
      { generation: 1, views: 20, clear: 20, forwarders: 8, reproduction: within(1.4, 1.1, 1.7) },
      { generation: 2, views: 28, clear: 28, forwarders: 5, reproduction: within(1.2, 0.9, 1.6) },
      { generation: 3, views: 13, clear: 13, forwarders: 0, reproduction: null },
    ],
    firstForward: { medianMs: HOUR / 2, ninetiethMs: 3 * HOUR, forwarders: 13 },
    trend: null,
  },
  shape: { largestBranch: { views: 12, share: 12 / 61 }, structuralVirality: 3.4 },
  channels: [channel('whatsapp', 40, 40 / 61, 3), channel('sms', 21, 21 / 61, 2)],
  roots: [],
  uncounted: {
    ...{ raw: 75, counted: 61, clear: 61, buckets: [] },
    reasons: [
      { reason: 'reopened', openings: 10 },
      { reason: 'automated', openings: 4 },
    ],
  },
  leaks: [],
  pieces: [],
  circles: [],
  foldedAt: null,
}

/** The base with parts of it changed; parts of one level are merged. */
export function reportWith(changes: Changes): Report {
  const merged = Object.entries(changes).map(([part, change]) => {
    const before = BASE[part as keyof Report]
    const isMerged = typeof before === 'object' && !Array.isArray(before) && before && change
    return [part, isMerged ? { ...before, ...(change as object) } : change]
  })
  return { ...BASE, ...Object.fromEntries(merged) } as Report
}

export const NOTHING = reportWith({
  totals: { views: 0, clear: 0, depth: 0, inRange: 0, clearInRange: 0 },
  pace: { perHour: null, goal: null },
  views: [{ at: hours(-1), views: 0, clear: 0, before: 0 }],
  spread: { reproduction: null, eventualFrom: null, generations: [], firstForward: null },
  shape: null,
  channels: [],
  uncounted: { raw: 0, counted: 0, clear: 0, reasons: [] },
})

const ONE = {
  totals: { views: 1, clear: 1, depth: 1, inRange: 1, clearInRange: 1 },
  pace: { perHour: null, goal: null, tooEarlyUntil: hours(2) },
  views: [{ at: hours(-1), views: 1, clear: 1, before: 0 }],
  spread: {
    ...{ reproduction: within(0, 0, 3, 1), eventualFrom: null, firstForward: null },
    generations: [{ generation: 1, views: 1, clear: 1, forwarders: 0, reproduction: within(0, 0, 3, 1) }],
  },
  shape: { largestBranch: { views: 1, share: 1 }, structuralVirality: 0 },
  channels: [channel('whatsapp', 1, 1, 1)],
  uncounted: { raw: 1, counted: 1, clear: 1, reasons: [] },
} satisfies Changes

/** As the API says it of a campaign that has closed: R is no estimate, and its bounds are itself. */
const counted = (value: number) => within(value, value, value, 24 * 21)

const CLOSED = {
  campaign: { phase: 'closed', closes: hours(-5) },
  pace: { perHour: null, goal: null },
  spread: {
    ...{ reproduction: counted(41 / 61), eventual: null, eventualFrom: null, trend: null },
    firstForward: { medianMs: HOUR / 2, ninetiethMs: 3 * HOUR, forwarders: 23 },
  },
} satisfies Changes

const HUGE = 12_345_678

/** What tends to make sentences contradict each other. */
export const EDGES: Record<string, Report> = {
  base: BASE,
  nothing: NOTHING,
  'one view': reportWith(ONE),
  'one view, doubtful': reportWith({
    ...ONE,
    totals: { ...ONE.totals, clear: 0, doubtful: 1, clearInRange: 0 },
    doubts: [{ doubt: 'browser', views: 1 }],
    unknown: { twice: 1, reposted: 0 },
  }),
  'all voided': { ...NOTHING, totals: { ...NOTHING.totals, voided: 6854 } },
  'all doubtful': reportWith({
    totals: { views: 6854, clear: 0, doubtful: 6854, clearInRange: 0, voided: 12 },
    unknown: { twice: 300, reposted: 131 },
  }),
  huge: reportWith({ totals: { views: HUGE, clear: HUGE - 1, doubtful: 1, voided: 1, depth: 64, before: 3 } }),
  'goal reached': reportWith({ totals: { views: 5000, clear: 5000 }, pace: { goal: null } }),
  'goal reached with doubtful views': reportWith({
    totals: { views: 5000, clear: 4900, doubtful: 100 },
    pace: { goal: null },
  }),
  'no goal': reportWith({ campaign: { goal: null }, pace: { goal: null } }),
  'six minutes old': reportWith({ pace: { perHour: null, goal: null, tooEarlyUntil: hours(9) } }),
  'too early, until a moment ago': reportWith({ pace: { goal: null, tooEarlyUntil: hours(-0.1) } }),
  'not by itself': reportWith({ pace: { goal: { at: null, earliest: null, latest: null, reach: 0.07 } } }),
  'never by itself': reportWith({ pace: { goal: { at: null, earliest: null, latest: null, reach: 0 } } }),
  'once in a hundred': reportWith({ pace: { goal: { at: null, earliest: null, latest: null, reach: 0.01 } } }),
  'not before it closes': reportWith({
    campaign: { closes: hours(30) },
    pace: {
      perHour: { value: 200, low: 180, high: 220 },
      goal: { at: null, earliest: null, latest: null, reach: 0.07 },
    },
  }),
  'never before it closes': reportWith({
    campaign: { closes: hours(6) },
    pace: { goal: { at: null, earliest: null, latest: null, reach: 0 } },
  }),
  'not before the reveal': reportWith({
    campaign: { reveals: hours(6), closes: hours(30) },
    pace: { goal: { at: null, earliest: null, latest: null, reach: 0.01 } },
  }),
  'perhaps before it closes': reportWith({
    campaign: { closes: hours(70) },
    pace: { goal: { at: hours(60), earliest: hours(20), latest: null, reach: 0.64 } },
  }),
  perhaps: reportWith({ pace: { goal: { at: hours(60), earliest: hours(20), latest: null, reach: 0.64 } } }),
  'weeks away': reportWith({ pace: { goal: { at: hours(700), earliest: hours(300), latest: hours(2000), reach: 1 } } }),
  'still at night': reportWith({ pace: { perHour: { value: 0, low: 0, high: 1 } } }),
  'still, no goal': reportWith({
    campaign: { goal: null },
    pace: { perHour: { value: 0, low: 0, high: 1 }, goal: null },
    spread: { eventual: { value: 1.6, low: 1.3, high: 1.9, method: 'tail' }, eventualFrom: null },
  }),
  slowing: reportWith({ spread: { trend: { kind: 'halving', ms: 5 * HOUR } } }),
  'fading, but faster now': reportWith({
    spread: {
      ...{ reproduction: within(0.4, 0.3, 0.5), trend: { kind: 'doubling', ms: 5 * HOUR }, eventualFrom: null },
      eventual: { value: 0.5, low: 0.4, high: 0.6, method: 'tail' },
    },
  }),
  fading: reportWith({
    spread: {
      ...{ reproduction: within(0.4, 0.3, 0.5), eventualFrom: null },
      eventual: { value: 0.5, low: 0.4, high: 0.6, method: 'tail' },
    },
  }),
  holding: reportWith({
    spread: { reproduction: within(0.9, 0.8, 1), eventual: { value: 1, low: 0.9, high: 1.1, method: 'tail' } },
  }),
  'R of seconds': reportWith({ spread: { reproduction: { ...within(0, 0, 1), withinMs: 4000 } } }),
  'no R': reportWith({ spread: { reproduction: null } }),
  'first forward too early': reportWith({
    spread: { firstForward: { medianMs: null, ninetiethMs: null, forwarders: 13 } },
  }),
  'first forward of one': reportWith({
    spread: { firstForward: { medianMs: 40_000, ninetiethMs: null, forwarders: 1 } },
  }),
  'before it opens': {
    ...NOTHING,
    campaign: { ...NOTHING.campaign, phase: 'upcoming', opens: hours(30) },
  },
  closed: reportWith(CLOSED),
  'closed, hardly brought by the brand': reportWith({
    ...CLOSED,
    spread: { ...CLOSED.spread, reproduction: counted(0.9996) },
  }),
  'closed, few came': reportWith({
    ...CLOSED,
    spread: {
      ...CLOSED.spread,
      reproduction: null,
      generations: BASE.spread.generations.map((each) => ({ ...each, reproduction: null })),
      firstForward: { medianMs: null, ninetiethMs: null, forwarders: 3 },
    },
  }),
  'closed, nobody passed it on': reportWith({
    ...CLOSED,
    totals: { depth: 1 },
    spread: {
      ...{ ...CLOSED.spread, reproduction: counted(0), firstForward: null },
      generations: [{ generation: 1, views: 61, clear: 61, forwarders: 0, reproduction: counted(0) }],
    },
  }),
  'closed, nobody came': { ...NOTHING, campaign: { ...NOTHING.campaign, phase: 'closed', closes: hours(-5) } },
  revealed: reportWith({ campaign: { phase: 'public', reveals: hours(-5) }, pace: { goal: null } }),
  folded: reportWith({ ...CLOSED, foldedAt: hours(-5) }),
  'nothing in the period': reportWith({
    totals: { inRange: 0, clearInRange: 0, before: 61 },
    views: [{ at: hours(-1), views: 0, clear: 0, before: 9 }],
    channels: [channel('whatsapp', 0, 0, 0)],
    spread: { generations: [] },
    uncounted: { raw: 0, counted: 0, clear: 0, reasons: [] },
  }),
  'channels alike': reportWith({
    channels: [channel('whatsapp', 20, 1 / 3, 3), channel('sms', 20, 1 / 3, 3), channel('copy', 20, 1 / 3, 3)],
  }),
  'two channels lead': reportWith({ channels: [channel('whatsapp', 30, 0.5, 3), channel('sms', 30, 0.5, 2)] }),
  'reasons alike': reportWith({
    uncounted: {
      ...{ raw: 101, counted: 61, clear: 60 },
      reasons: (['automated', 'reopened', 'retry', 'own-link'] as const).map((reason) => ({ reason, openings: 10 })),
    },
  }),
  'nobody passed it on': reportWith({
    totals: { depth: 1 },
    spread: {
      ...{ reproduction: within(0, 0, 0.1), firstForward: null },
      generations: [{ generation: 1, views: 61, clear: 61, forwarders: 0, reproduction: within(0, 0, 0.1) }],
    },
  }),
}

/** Drawn: a first link, and so many views that hang on it. */
export function treeOf(views: number, size: number, changes: Partial<Tree> = {}): Tree {
  const nodes = Array.from({ length: views + 1 }, (_, i) => `node${i}`)
  return {
    ...{ now: NOW, size, nodes, generations: [], branches: [] },
    parents: nodes.map((_, i) => (i - 1 < 0 ? -1 : 0)),
    channels: nodes.map(() => 'whatsapp' as const),
    at: nodes.map(() => null),
    doubtful: nodes.map(() => 0),
    below: nodes.map((_, i) => (i === 0 ? size : 0)),
    folded: nodes.map(() => 0),
    ...changes,
  }
}
