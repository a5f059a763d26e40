import type { Network } from './network.ts'
import { createNetworkNames } from './network-names.ts'
import { createStock, type Group, type Stock } from './stock.ts'
import { createTokenBuckets } from './token-buckets.ts'

/**
 * How often spoken words may be tried that open nothing. What is right costs nothing. The arithmetic, and whom a flood
 * locks out: docs/decisions/015-spoken-words-under-a-flood.md.
 */
export interface Guessing {
  /** Takes a try, and gives the function that gives it back when the words were right; undefined when there is none left. */
  take(campaign: string, network: Network): (() => void) | undefined
}

/** A try comes back to a network after this long. */
export const NEXT_TRY_SECONDS = 600
const TRIES_OF_NETWORK = 10

/** Tries of a campaign within a window. */
const TRIES = 600
const WINDOW_MS = 6 * 3_600_000
/** Of a window, what a /16 or /32 has whatever all the others do. */
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
