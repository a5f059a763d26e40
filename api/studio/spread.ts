import type { Cohort } from '../../db/campaign/cohorts.ts'
import type { Growth } from '../../db/campaign/growth.ts'
import type { History } from '../../db/campaign/history.ts'
import type { Report } from './contract/report-schema.ts'
import { cumulativeOf } from './cumulative.ts'
import { eventualOf } from './eventual.ts'
import { firstForwardOf } from './first-forward.ts'
import { reproductionBy, reproductionOf } from './reproduction.ts'

/** The figures of the spread in a report; `channels` by the channel through which a fan came. */
export interface Spread extends Omit<Report['spread'], 'trend'> {
  channels: ReadonlyMap<string, Report['spread']['reproduction']>
}

export function spreadOf({ cohorts }: Pick<History, 'cohorts'>, growth: Growth, now: number): Spread {
  const { births } = growth
  const all = withTotals(cohorts.byAge(now, 'all'), growth, 'all')
  const reproduction = reproductionOf(all, births, now)
  const byDepth = withTotals(cohorts.byAge(now, 'depth'), growth, 'depth')
  const byChannel = withTotals(cohorts.byAge(now, 'channel'), growth, 'channel')
  return {
    reproduction,
    ...eventualOf(cumulativeOf(all, births, now), reproduction, now),
    generations: generationsOf(growth, reproductionBy('depth', byDepth, births, now)),
    firstForward: firstForwardOf(all, births, now),
    channels: reproductionBy('channel', byChannel, births, now),
  }
}

/** Assigns the totals of each group to one of its cohorts: only their sum is used. */
function withTotals(cohorts: Cohort[], { totals }: Growth, by: 'all' | 'depth' | 'channel'): Cohort[] {
  const keyOf = ({ depth, channel }: Pick<Cohort, 'depth' | 'channel'>) =>
    by === 'depth' ? `${depth}` : `${Math.min(depth, 2)}${by === 'channel' ? channel : ''}`
  const last = new Map(cohorts.map((cohort) => [keyOf(cohort), cohort]))
  for (const total of totals) {
    const cohort = last.get(keyOf(total))
    if (!cohort) continue
    cohort.forwarders += total.forwarders
    cohort.children += total.children
    cohort.squares += total.squares
  }
  return cohorts
}

function generationsOf({ totals }: Growth, reproduction: ReturnType<typeof reproductionBy>): Spread['generations'] {
  const generations = new Map<number, Spread['generations'][number]>()
  for (const { depth: generation, views, clear, forwarders } of totals) {
    const before = generations.get(generation) ?? { generation, views: 0, clear: 0, forwarders: 0 }
    generations.set(generation, {
      generation,
      views: before.views + views,
      clear: before.clear + clear,
      forwarders: before.forwarders + forwarders,
      reproduction: reproduction.get(String(generation)) ?? null,
    })
  }
  return [...generations.values()].filter(({ views }) => views > 0).sort((a, b) => a.generation - b.generation)
}
