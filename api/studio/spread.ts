import { groupBy } from '../../campaigns/group-by.ts'
import type { Cohort } from '../../db/campaign/cohorts.ts'
import type { Growth } from '../../db/campaign/growth.ts'
import type { History } from '../../db/campaign/history.ts'
import { QUARTER_MS } from '../../db/campaign/quarters.ts'
import type { Report } from './contract/report-schema.ts'
import { cumulativeOf } from './cumulative.ts'
import { eventualOf } from './eventual.ts'
import { firstForwardAmong, firstForwardOf } from './first-forward.ts'
import { reproductionAmong, reproductionBy, reproductionOf } from './reproduction.ts'

type Generation = Report['spread']['generations'][number] & { forwarders: number }

/** The figures of the spread in a report, as owners read them; `channels` by the channel through which a fan came. */
export interface Spread extends Omit<Report['spread'], 'trend' | 'generations'> {
  generations: Generation[]
  channels: ReadonlyMap<string, Report['spread']['reproduction']>
}

export function spreadOf(
  { cohorts }: Pick<History, 'cohorts'>,
  growth: Growth,
  now: number,
  closes = Infinity,
): Spread {
  if (now >= closes) {
    const began = cohorts.size > 0 ? (cohorts.quarters[0] ?? 0) * QUARTER_MS : closes
    return outcomeOf(growth, Math.max(0, closes - began))
  }
  const { births } = growth
  const all = withTotals(cohorts.byAge(now, 'all'), growth, 'all')
  const reproduction = reproductionOf(all, births, now)
  const byDepth = withTotals(cohorts.byAge(now, 'depth'), growth, 'depth')
  const byChannel = withTotals(cohorts.byAge(now, 'channel'), growth, 'channel')
  const { eventual, eventualFrom } = eventualOf(cumulativeOf(all, births, now), reproduction, now)
  return {
    reproduction,
    eventual,
    // By the close it is known what became of it.
    eventualFrom: eventualFrom !== null && eventualFrom < closes ? eventualFrom : null,
    generations: generationsOf(growth, reproductionBy('depth', byDepth, births, now)),
    firstForward: firstForwardOf(all, births, now),
    channels: reproductionBy('channel', byChannel, births, now),
  }
}

/**
 * The spread of a campaign that has closed. Fans go on living, but nobody can open their links: what is estimated from how long
 * they have lived would sink for ever. So nothing is estimated, and all is counted.
 *
 * @param withinMs the most that anybody had
 */
function outcomeOf(growth: Growth, withinMs: number): Spread {
  const { totals, births } = growth
  const by = (dimension: 'depth' | 'channel') =>
    new Map(
      [...groupBy(totals, (row) => String(row[dimension]))].map(([value, rows]) => [
        value,
        reproductionAmong(rows, withinMs),
      ]),
    )
  return {
    ...{ reproduction: reproductionAmong(totals, withinMs), eventual: null, eventualFrom: null },
    generations: generationsOf(growth, by('depth')),
    firstForward: firstForwardAmong(totals, births),
    channels: by('channel'),
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

function generationsOf({ totals }: Growth, reproduction: ReturnType<typeof reproductionBy>): Generation[] {
  const generations = new Map<number, Generation>()
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
