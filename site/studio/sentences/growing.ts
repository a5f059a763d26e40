import type { Report } from '../api.ts'
import { asFineAs, bucketName, moment, rate, ratio, span, whole } from '../format.ts'
import { words } from '../language.ts'
import type { Bucket } from '../selection.ts'

type Verdict = 'yes' | 'no' | 'even' | 'unsure' | 'plain'

/** The shortest time that R is given for. */
const LEAST_MS = 60_000

/** Rounded as it is printed: an interval that reads “to 1” does not exclude 1. */
const asWritten = (value: number) => Number(value.toPrecision(2))

/** R of a campaign that has closed, as it is printed: it lies between 0 and 1, and is rounded to neither. */
const [LEAST_COUNTED, MOST_COUNTED] = [0.01, 0.99]

export const isOver = ({ campaign }: Pick<Report, 'campaign'>) => campaign.phase === 'closed'

/** R so far, its limit, and whether the pace doubles; of a campaign that has closed, what came of it. */
export function growth(report: Report): string {
  const { growing, nobodyCame } = words.value
  const { totals, spread } = report
  const { reproduction, trend } = spread
  if (isOver(report)) return totals.views === 0 ? nobodyCame : outcome(reproduction)
  if (totals.views === 0) return growing.empty
  const said = [
    reproduction && reproduction.withinMs >= LEAST_MS ? soFar(report, reproduction) : growing.tooEarly,
    tendency(report),
    trend && (trend.kind === 'doubling' ? growing.doubling : growing.halving)(span(trend.ms)),
  ]
  return said.filter(Boolean).join(' ')
}

function outcome(r: Report['spread']['reproduction']): string {
  const { growing } = words.value
  if (!r) return growing.overFew
  if (r.value === 0) return growing.overNobody
  return growing.over(ratio(Math.min(MOST_COUNTED, Math.max(LEAST_COUNTED, r.value))))
}

function soFar(report: Report, r: NonNullable<Report['spread']['reproduction']>): string {
  const { growing } = words.value
  const within = span(r.withinMs)
  const say = asFineAs(r)
  if (r.value === 0) return growing.nobody(rate(r.high), within)
  return growing.sentences[verdict(report)](say(r.value), say(r.low), say(r.high), within)
}

/**
 * Whether it grows. R so far can only rise: above 1 it grows, but below 1 only its limit tells; where 1 is between the bounds,
 * nobody can tell. No verdict contradicts a printed figure.
 */
function verdict({ spread, pace }: Report): Verdict {
  const { reproduction, eventual, trend } = spread
  const estimate = eventual ?? reproduction
  if (!estimate) return 'plain'
  const isUp = asWritten(estimate.low) > 1
  if (!eventual && !isUp) return asWritten(estimate.high) > 1 ? 'unsure' : 'plain'
  const kind = isUp ? 'yes' : asWritten(estimate.high) < 1 ? 'no' : 'even'
  const isStill = pace.perHour?.value === 0
  const isUnlikely = pace.goal !== null && (pace.goal.at === null || pace.goal.reach < 0.5)
  if (kind === 'yes' && (isStill || isUnlikely || trend?.kind === 'halving')) return 'plain'
  if (kind === 'no' && trend?.kind === 'doubling') return 'plain'
  if (kind === 'even' && (isStill || trend)) return 'plain'
  return kind
}

/** The limit of R; undefined when neither it nor its time is known. */
export function tendency({ spread: { eventual, eventualFrom }, now }: Report): string | undefined {
  const { growing } = words.value
  if (eventual) {
    const say = asFineAs(eventual)
    return growing.eventual(say(eventual.value), say(eventual.low), say(eventual.high))
  }
  if (eventualFrom === null || eventualFrom <= now) return undefined
  return growing.eventualFrom(moment(eventualFrom, now))
}

/** The delay to the first forward: its median as the figure, and the text below. */
export function firstForward(report: Pick<Report, 'spread' | 'campaign'>) {
  const { growing, none } = words.value
  const { firstForward: first } = report.spread
  if (!first) return { figure: none, lines: [isOver(report) ? growing.nobodyEver : growing.nobodyYet] }
  if (isOver(report)) return firstCounted(first)
  const { medianMs, ninetiethMs, forwarders } = first
  if (medianMs === null) return { figure: growing.early, lines: [growing.firstEarly(forwarders, whole(forwarders))] }
  const tail = ninetiethMs === null ? growing.firstHalf : growing.firstNinetieth(span(ninetiethMs))
  return { figure: span(medianMs), lines: [tail, growing.firstFrom(forwarders, whole(forwarders))] }
}

function firstCounted({ medianMs, ninetiethMs, forwarders }: NonNullable<Report['spread']['firstForward']>) {
  const { growing } = words.value
  const shown = whole(forwarders)
  if (medianMs === null) return { figure: growing.few, lines: [growing.firstFew(forwarders, shown)] }
  const tail = ninetiethMs === null ? [] : [growing.firstNinetieth(span(ninetiethMs))]
  return { figure: span(medianMs), lines: [...tail, growing.firstOver(forwarders, shown)] }
}

/** “Views per hour” */
export function perBucket(bucket: Bucket): string {
  const { growing, bar } = words.value
  return `${growing.views.title} ${bar.bucket.toLowerCase()} ${bar.buckets[bucket]}`
}

/** The bucket with the most views; the first of several. */
export function fullest({ views, range }: Pick<Report, 'views' | 'range'>): string {
  const { growing } = words.value
  const most = views.reduce((top, each) => (each.views > (top?.views ?? 0) ? each : top), views[0])
  if (!most?.views) return growing.noViews
  return growing.viewsSentence(whole(most.views), bucketName(most.at, range.bucket))
}
