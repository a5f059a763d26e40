import { type SQL, sql } from 'drizzle-orm'
import type { Engine } from '../../engine.ts'
import { isAmong } from '../../query.ts'
import { type CampaignChange, record } from '../audit.ts'
import { addCircleQuarters, circleQuartersOf } from './circle-counters.ts'
import type { PartRow } from './parts.ts'
import { isWorthwhile, planSplit, type SplitPlan } from './split-plan.ts'

/** A part of a circle that is to be divided. */
interface SplitRequest {
  campaign: string
  circle: string
  /** Who said so; null: it had outgrown its size. */
  who: string | null
  /** How it is written down. */
  change?: (plan: SplitPlan) => CampaignChange
  /** How many parts its circle has, as far as is known: where it has others by now, nothing is divided. */
  parts?: number | undefined
}

/** Branches in one statement: a Durable Object takes no value of more than 2 MB. */
const MOVED_AT_ONCE = 50_000

/**
 * Statements that divide a part as planned. What was counted since the plan was made is moved too: a branch goes with all of
 * its views, and one that is new stays. Fails as {@link isOvertaken} says.
 */
function splitPart(plan: SplitPlan, request: SplitRequest, at: number): SQL[] {
  const { part, half, number, branches } = plan
  const { campaign, who, change } = request
  const { circle, whole } = part
  const going = branches.flatMap(({ node, goes }) => (goes ? [node] : []))
  const slices = Array.from({ length: Math.ceil(going.length / MOVED_AT_ONCE) }, (_, i) =>
    going.slice(i * MOVED_AT_ONCE, (i + 1) * MOVED_AT_ONCE),
  )
  const isPart = sql`campaign = ${campaign} AND circle = ${circle}`
  const isHalf = sql`campaign = ${campaign} AND circle = ${half}`
  const moved = sql`nodes WHERE parent IS NOT NULL AND voided IS NULL
    AND branch IN (SELECT node FROM circle_branches WHERE ${isHalf})`
  return [
    sql`INSERT INTO circle_tallies (campaign, circle, whole, number, views, clear, reached, split_at)
      SELECT campaign, ${half}, ${whole}, ${number}, 0, 0, max(reached, clear), ${at} FROM circle_tallies WHERE ${isPart}`,
    ...slices.map(
      (nodes) => sql`UPDATE circle_branches SET circle = ${half} WHERE ${isAmong(sql`node`, nodes)} AND ${isPart}`,
    ),
    addCircleQuarters(circleQuartersOf(moved)),
    sql`UPDATE circle_quarters SET views = circle_quarters.views - moved.views, clear = circle_quarters.clear - moved.clear
      FROM circle_quarters AS moved
      WHERE circle_quarters.campaign = ${campaign} AND circle_quarters.circle = ${circle}
        AND moved.campaign = ${campaign} AND moved.circle = ${half} AND moved.quarter = circle_quarters.quarter`,
    sql`UPDATE circle_tallies SET (views, clear) = (
        SELECT coalesce(sum(views), 0), coalesce(sum(clear), 0) FROM circle_quarters WHERE ${isHalf}) WHERE ${isHalf}`,
    sql`UPDATE circle_tallies SET views = circle_tallies.views - half.views, clear = circle_tallies.clear - half.clear,
        reached = half.reached, split_at = ${at}
      FROM circle_tallies AS half
      WHERE circle_tallies.campaign = ${campaign} AND circle_tallies.circle = ${circle}
        AND half.campaign = ${campaign} AND half.circle = ${half}`,
    sql`INSERT INTO circle_splits (campaign, at, who, circle, half, stayed, went, branches)
      SELECT part.campaign, ${at}, ${who}, part.circle, half.circle, part.views, half.views,
             (SELECT count(*) FROM circle_branches WHERE ${isHalf})
      FROM circle_tallies AS part JOIN circle_tallies AS half ON half.campaign = part.campaign AND half.circle = ${half}
      WHERE part.campaign = ${campaign} AND part.circle = ${circle}`,
    ...(change ? [record(change(plan))] : []),
  ]
}

/** Whether somebody else has divided the circle since the plan was made. */
function isOvertaken(error: unknown): boolean {
  return error instanceof Error && error.message.includes('UNIQUE constraint failed: circle_tallies')
}

/** What became of a request: the plan, and whether it was carried out. */
interface SplitOutcome {
  plan: SplitPlan
  isDone: boolean
}

export interface Splitter {
  /** Divides a part of a circle, unless its plan says why it cannot be; undefined for an unknown part. Records the change. */
  split(request: SplitRequest): Promise<SplitOutcome | undefined>
  /**
   * Divides a part that has outgrown its size, and then its halves, as long as they are too large. What asks again meanwhile
   * waits for the same.
   */
  outgrow(campaign: string, part: Pick<PartRow, 'circle' | 'clear'>, size: number): Promise<void>
}

/** A circle that cannot be divided well is tried again once it has grown by so much. */
const GROWN_BY = 1.1

export function createSplitter(engine: Engine, now: () => number): Splitter {
  const running = new Map<string, Promise<void>>()
  const nextTryAt = new Map<string, number>()

  const splitIf = async (
    isGood: (plan: SplitPlan) => boolean,
    request: SplitRequest,
  ): Promise<SplitOutcome | undefined> => {
    const plan = await planSplit(engine, request.campaign, request.circle)
    if (!plan || !isGood(plan)) return plan && { plan, isDone: false }
    try {
      await engine.write(splitPart(plan, request, now()))
      return { plan, isDone: true }
    } catch (error) {
      if (!isOvertaken(error)) throw error
      return splitIf(isGood, request)
    }
  }

  const divide = async (campaign: string, circle: string, size: number): Promise<void> => {
    const isGood = (plan: SplitPlan) => plan.part.clear > size && isWorthwhile(plan)
    const { plan, isDone } = (await splitIf(isGood, { campaign, circle, who: null })) ?? {}
    if (!plan) return
    if (!isDone) nextTryAt.set(`${campaign} ${circle}`, Math.ceil(plan.part.clear * GROWN_BY))
    else for (const part of [circle, plan.half]) await divide(campaign, part, size)
  }

  return {
    split: (request) =>
      splitIf(({ undivided, part }) => undivided === null && part.parts === (request.parts ?? part.parts), request),
    async outgrow(campaign, { circle, clear }, size) {
      const key = `${campaign} ${circle}`
      if (clear <= size || clear < (nextTryAt.get(key) ?? 0)) return
      const now = running.get(key) ?? divide(campaign, circle, size).finally(() => running.delete(key))
      running.set(key, now)
      await now
    },
  }
}
