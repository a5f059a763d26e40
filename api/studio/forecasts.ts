import { isFresh } from '../../campaigns/fresh.ts'
import type { Cohort } from '../../db/campaign/cohorts.ts'
import { readChildrenByQuarter, readGrowth } from '../../db/campaign/growth.ts'
import type { ReadHistory } from '../../db/campaign/history.ts'
import type { Engine } from '../../db/engine.ts'
import { type Forecast, forecastOf } from './forecast.ts'
import { reproductionOf } from './reproduction.ts'

/** How long a forecast is cached: it looks days ahead. */
const FRESH_MS = 60_000

interface Options {
  engine: Engine
  readHistory: ReadHistory
}

/** The question: when does a campaign get from `reached` to `goal`, before it ends? */
export interface Aim {
  goal: number | null
  /** What the public counter shows. */
  reached: number
  now: number
  /** When people need no link any more, or come no more; Infinity for never. */
  until: number
}

type Foreseen = { forecast: Forecast | null; tooEarlyUntil: number | null }

const NOTHING: Foreseen = { forecast: null, tooEarlyUntil: null }

/** A cache of forecasts, each a minute old at most: one costs as much as many reports. */
export function createForecasts({ engine, readHistory }: Options) {
  const known = new Map<string, { goal: number; until: number; madeAt: number; foreseen: Promise<Foreseen> }>()

  const make = async (campaign: string, aim: Aim & { goal: number }): Promise<Foreseen> => {
    const [{ cohorts }, { totals, births }, children] = await Promise.all([
      readHistory(campaign),
      readGrowth(engine, campaign),
      readChildrenByQuarter(engine, campaign),
    ])
    const squares = totals.reduce((sum, total) => sum + total.squares, 0)
    const rows = withChildren(cohorts.byQuarter(), children, squares)
    const reproduction = reproductionOf(rows, births, aim.now)
    return forecastOf({ ...aim, cohorts: rows, births, reproduction })
  }

  return (campaign: string, { goal, reached, now, until }: Aim): Promise<Foreseen> => {
    if (goal === null || reached >= goal || now >= until) return Promise.resolve(NOTHING)
    const last = known.get(campaign)
    const isSame = last?.goal === goal && last.until === until
    if (isSame && isFresh(last.madeAt, now, FRESH_MS)) return last.foreseen
    const foreseen = make(campaign, { goal, reached, now, until })
    known.set(campaign, { goal, until, madeAt: now, foreseen })
    foreseen.catch(() => known.delete(campaign))
    return foreseen
  }
}

export type ReadForecast = ReturnType<typeof createForecasts>

/** Assigns the children of a quarter to its first cohort, and all squares to the last one: only their sums are used. */
function withChildren(cohorts: Cohort[], children: ReadonlyMap<number, number>, squares: number): Cohort[] {
  let last: Cohort | undefined
  for (const cohort of cohorts) {
    if (last?.quarter !== cohort.quarter) cohort.children = children.get(cohort.quarter) ?? 0
    last = cohort
  }
  if (last) last.squares = squares
  return cohorts
}
