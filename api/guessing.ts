import { HOUR_MS } from '../campaigns/durations.ts'
import type { Network } from './network.ts'
import { createNetworkNames } from './network-names.ts'
import { createStock, type Group, type Stock } from './stock.ts'
import { createTokenBuckets } from './token-buckets.ts'

/**
 * A rate limit for wrong spoken words; right ones cost nothing. The arithmetic, and whom a flood locks out:
 * docs/decisions/015-spoken-words-under-a-flood.md.
 */
export interface Guessing {
  /** Takes one try. Returns the function that refunds it, for words that were right; undefined when none is left. */
  take(campaign: string, network: Network): (() => void) | undefined
}

/** How long until a network has one more try. */
export const NEXT_TRY_SECONDS = 600
const TRIES_OF_NETWORK = 10

/** Wrong tries of a whole campaign within one window. */
const TRIES = 600
const WINDOW_MS = 6 * HOUR_MS
/** Tries in a window that each /16 (IPv6: /32) has, whatever the others do. */
const ALWAYS = 3

const nameOf = ({ wide }: Network) => `wide ${wide}`
const groupsOf = (network: Network): Group[] => [
  { name: `near ${network.near}`, share: 1 / 8 },
  { name: nameOf(network), share: 1 / 4 },
]

export function createGuessing(now: () => number): Guessing {
  const buckets = createTokenBuckets({ burst: TRIES_OF_NETWORK, perSecond: 1 / NEXT_TRY_SECONDS, now })
  const namesOf = createNetworkNames()
  const stocks = new Map<string, Stock>()

  return {
    take(campaign, network) {
      const stock = stocks.get(campaign) ?? createStock(TRIES, now)
      stocks.set(campaign, stock)
      const names = namesOf(network)
      const [key, groups] = [`${campaign} ${names.own}`, groupsOf(names)]
      const isLeft = stock.out < stock.limitFor(groups) || stock.heldBy(nameOf(names)) < ALWAYS
      if (!isLeft || !buckets.take(key)) return undefined
      const bringBack = stock.take(groups, now() + WINDOW_MS)
      return () => {
        bringBack()
        buckets.giveBack(key)
      }
    },
  }
}
