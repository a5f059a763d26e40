import type { Growth } from '../../db/report.ts'
import type { Report } from './contract.ts'
import { cumulativeOf } from './cumulative.ts'
import { eventualOf } from './eventual.ts'
import { firstForwardOf } from './first-forward.ts'
import { reproductionBy, reproductionOf } from './reproduction.ts'

/** How it spreads, as a report says it; `channels` by the channel that a fan came by. */
export interface Spread extends Omit<Report['spread'], 'trend'> {
  channels: ReadonlyMap<string, Report['spread']['reproduction']>
}

export function spreadOf({ cohorts, births }: Growth, now: number): Spread {
  const reproduction = reproductionOf(cohorts, births, now)
  return {
    reproduction,
    ...eventualOf(cumulativeOf(cohorts, births, now), reproduction, now),
    generations: generationsOf({ cohorts, births }, now),
    firstForward: firstForwardOf(cohorts, births, now),
    channels: reproductionBy('channel', cohorts, births, now),
  }
}

function generationsOf({ cohorts, births }: Growth, now: number): Spread['generations'] {
  const reproduction = reproductionBy('depth', cohorts, births, now)
  const generations = new Map<number, Spread['generations'][number]>()
  for (const { depth: generation, views, clear, forwarders } of cohorts) {
    const before = generations.get(generation) ?? { generation, views: 0, clear: 0, forwarders: 0, reproduction: null }
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
