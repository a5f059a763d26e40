import type { ChannelId } from '../../campaigns/channels.ts'
import type { Growth } from '../../db/report.ts'
import type { Report } from './contract.ts'

type Reproduction = Report['spread']['reproduction']

/** How it spreads, as a report says it; `channels` by the channel that a fan came by. */
export interface Spread extends Omit<Report['spread'], 'trend'> {
  channels: ReadonlyMap<ChannelId, Reproduction>
}

export function spreadOf({ cohorts }: Growth, _now: number): Spread {
  const generations = [...Map.groupBy(cohorts, ({ depth }) => depth)]
    .map(([generation, rows]) => ({
      generation,
      views: rows.reduce((sum, { views }) => sum + views, 0),
      clear: rows.reduce((sum, { clear }) => sum + clear, 0),
      forwarders: rows.reduce((sum, { forwarders }) => sum + forwarders, 0),
      reproduction: null,
    }))
    .filter(({ views }) => views > 0)
    .sort((a, b) => a.generation - b.generation)
  return {
    reproduction: null,
    eventual: null,
    eventualFrom: null,
    generations,
    firstForward: null,
    channels: new Map(),
  }
}
