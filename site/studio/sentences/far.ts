import { HOUR_MS } from '../../../campaigns/durations.ts'
import { linksLast } from '../../../campaigns/phase.ts'
import type { Report } from '../api.ts'
import { forecast, moment, rate, whole } from '../format.ts'
import { words } from '../language.ts'

type Forecast = NonNullable<Report['pace']['goal']>

/** The number of runs that is named, whatever number was simulated. */
const RUNS = 100
/** Below this share of the runs, no time is given for the goal. */
const HALF = 0.5
/** The most generations of a thread (decisions 9 and 16): there may be more. */
const DEEPEST = 64

/** The public count, which goes towards the goal. */
export function reachedOf({ counter, views, clear }: Pick<Report['totals'], 'counter' | 'views' | 'clear'>): number {
  return counter === 'all' ? views : clear
}

/** The state of the campaign in a sentence, which depends on the phase. */
export function standing({ campaign, totals, pace, foldedAt, now }: Report): string {
  const { far } = words.value
  const { phase, opens, closes, goal } = campaign
  const { views, voided } = totals
  const reached = reachedOf(totals)
  // One without an end can go on after the fold, which only a silence of days brings about.
  if (foldedAt !== null && !pace.perHour?.value) return far.folded(moment(foldedAt, now))
  if (phase === 'closed') return far.closed(moment(closes ?? now, now))
  if (phase === 'upcoming' && opens !== null) return far.upcoming(moment(opens, now))
  if (phase === 'public') return far.public
  if (views === 0) return voided > 0 ? far.emptyVoided(voided, whole(voided)) : far.empty
  if (goal !== null && reached >= goal) return far.reached
  if (goal !== null && views >= goal) return far.reachedWithDoubt(whole(reached))
  if (goal !== null && pace.goal) return arrival(campaign, whole(goal), pace.goal, now)
  if (goal !== null && pace.tooEarlyUntil !== null) return tooEarly(whole(goal), pace.tooEarlyUntil, now)
  if (!pace.perHour) return far.young
  if (pace.perHour.value === 0) return far.still
  const { said, unit } = lately(pace.perHour)
  return far.moving(said, unit)
}

type PerHour = NonNullable<Report['pace']['perHour']>

/** Fewer views an hour than these are told by the day: 0.04 an hour are one a day. A campaign that has so few is half a day old at least. */
const SLOW = 0.1

/** A pace, its unit, and the same of its bounds. */
export function lately({ value, low, high }: PerHour) {
  const { far } = words.value
  const isSlow = value > 0 && value < SLOW
  const say = (perHour: number) => rate(isSlow ? perHour * 24 : perHour)
  return { said: say(value), unit: isSlow ? far.aDay : far.anHour, range: far.range(say(low), say(high)) }
}

function arrival(campaign: Report['campaign'], goal: string, goalAt: Forecast, now: number): string {
  const { far } = words.value
  const { at, earliest, latest, reach } = goalAt
  const [runs, before] = [Math.round(reach * RUNS), end(campaign, now)]
  if (at === null || reach < HALF) {
    return before ? far.notInTime(goal, before, runs, whole(runs)) : far.notByItself(goal, runs, whole(runs))
  }
  if (earliest === null || latest === null) return far.perhaps(goal, forecast({ at }, now).at, whole(runs), before)
  const said = forecast({ at, earliest, latest }, now)
  return far.forecast(goal, said.at, said.earliest, said.latest)
}

/** Before what the goal is to be reached; undefined where the campaign has no end. */
function end({ reveals, closes }: Report['campaign'], now: number): string | undefined {
  const { far } = words.value
  if (reveals !== null) return far.beforeReveal(moment(reveals, now))
  return closes === null ? undefined : far.beforeClose(moment(closes, now))
}

function tooEarly(goal: string, until: number, now: number): string {
  const { far } = words.value
  return until > now ? far.tooEarlyUntil(goal, moment(until, now)) : far.tooEarly(goal)
}

/** The make-up of the views; undefined while there are none of any kind. */
export function makeUp({ totals: { views, clear, doubtful, voided } }: Report): string | undefined {
  const { far } = words.value
  if (views === 0) return undefined
  const shown = { clear: whole(clear), doubtful: whole(doubtful) }
  const pure = doubtful === 0 ? far.allClear(views) : clear === 0 ? far.allDoubtful(views) : undefined
  return (pure ?? far.madeOf({ clear, doubtful }, shown)) + (voided > 0 ? far.voided(voided, whole(voided)) : '')
}

/** The pace that the forecast expects, when it differs from the pace of the last hours. */
export function ahead({ campaign, totals, pace, now }: Report): string | undefined {
  const { far } = words.value
  if (campaign.goal === null || !pace.goal || !pace.perHour) return undefined
  const { earliest, latest } = pace.goal
  const { value } = pace.perHour
  const straight = value > 0 ? now + ((campaign.goal - reachedOf(totals)) / value) * HOUR_MS : Number.POSITIVE_INFINITY
  // A goal that is not reached before the end may be too far at this pace, too.
  if (straight < (earliest ?? linksLast(campaign))) return far.fewerAhead
  return straight > (latest ?? Number.POSITIVE_INFINITY) ? far.moreAhead : undefined
}

/** “3 generations”, and “64 generations or more”: a link’s are counted no further, a campaign’s are. */
export function generationsText(generations: number): string {
  return atLeast(generations, words.value.far.generations(generations, whole(generations)))
}

/** Adds “or more” to a text about so many generations, hops or forwards. */
export function atLeast(generations: number, said: string): string {
  return generations === DEEPEST ? words.value.far.orMore(said) : said
}

/** The same in a table, where there is no room. */
export function generationsCell(generations: number): string {
  return generations === DEEPEST ? `${whole(generations)}+` : whole(generations)
}
