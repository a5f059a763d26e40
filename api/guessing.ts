import type { Network } from './network.ts'
import { createPace, type Pace } from './pace.ts'

/**
 * How often spoken words may be tried that open nothing. What is right costs nothing. The arithmetic, and whom a flood
 * locks out: docs/decisions/008-spoken-words.md.
 */
export interface Guessing {
  /** Takes a try; false when there is none left, for this network, for its neighbourhood or for the campaign. */
  take(campaign: string, network: Network): boolean
  /** The words were right. */
  giveBack(campaign: string, network: Network): void
}

/** A try comes back to a network after this long. */
export const NEXT_TRY_SECONDS = 600

const HOUR_SECONDS = 3600

export function createGuessing(now: () => number): Guessing {
  const limits: { pace: Pace; keyOf: (campaign: string, network: Network) => string }[] = [
    {
      pace: createPace({ burst: 10, perSecond: 1 / NEXT_TRY_SECONDS, now }),
      keyOf: (campaign, network) => `${campaign} ${network.own}`,
    },
    {
      pace: createPace({ burst: 150, perSecond: 20 / HOUR_SECONDS, now }),
      keyOf: (campaign, network) => `${campaign} ${network.wide}`,
    },
    { pace: createPace({ burst: 600, perSecond: 60 / HOUR_SECONDS, now }), keyOf: (campaign) => campaign },
  ]
  const giveBack = (to: typeof limits, campaign: string, network: Network) => {
    for (const { pace, keyOf } of to) pace.giveBack(keyOf(campaign, network))
  }
  return {
    take(campaign, network) {
      const refusing = limits.findIndex(({ pace, keyOf }) => !pace.take(keyOf(campaign, network)))
      if (refusing >= 0) giveBack(limits.slice(0, refusing), campaign, network)
      return refusing < 0
    },
    giveBack: (campaign, network) => giveBack(limits, campaign, network),
  }
}
