import { type Borrower, MOST_ALIVE } from '../db/campaign/spoken.ts'
import type { Network } from './network.ts'
import { createNetworkNames } from './network-names.ts'
import { createStock, type Group, type Stock } from './stock.ts'

/**
 * Shares out the spoken words of a campaign among the fans who ask. See docs/decisions/015-spoken-words-under-a-flood.md.
 */
export interface Lending {
  /** Notes a loan until then (epoch milliseconds), within these limits. */
  take(campaign: string, network: Network, borrower: Borrower, until: number): Allowance
}

interface Allowance {
  /** The loan is allowed while fewer codes than this are lent. */
  most: number
  /** Undoes it: nothing was lent after all. */
  giveBack(): void
}

/** Codes of a campaign that are shared out. The rest of `MOST_ALIVE` is for networks that have hardly any. */
const DIVIDED = 5000

/** The share of each group; see `Group`. */
const OF_OWN = 1 / 24
const OF_NEAR = 1 / 12
const OF_WIDE = 1 / 6
/** Codes that each /16 (IPv6: /32) may have, whatever the others do. */
const ALWAYS = 3
/** The share of all views that carry a doubt. */
const OF_DOUBTFUL = 1 / 8
/**
 * The share of one branch: that of the opened link, and twice as much at each level above, so that nobody fills a branch
 * from within.
 */
const OF_LINK = 1 / 4
const OF_ROOT = 16

export function createLending(now: () => number): Lending {
  const namesOf = createNetworkNames()
  const stocks = new Map<string, Stock>()

  return {
    take(campaign, network, borrower, until) {
      const stock = stocks.get(campaign) ?? createStock(DIVIDED, now)
      stocks.set(campaign, stock)
      const [networks, branches] = [networksOf(namesOf(network)), branchesOf(borrower)]
      const isNew = networks.every(({ name }) => stock.heldBy(name) < ALWAYS)
      const most = isNew ? stock.limitFor(branches, MOST_ALIVE) : stock.limitFor([...networks, ...branches])
      return { most, giveBack: stock.take([...networks, ...branches], until) }
    },
  }
}

function networksOf({ own, near, wide }: Network): Group[] {
  return [
    { name: `own ${own}`, share: OF_OWN },
    { name: `near ${near}`, share: OF_NEAR },
    { name: `wide ${wide}`, share: OF_WIDE },
  ]
}

function branchesOf({ line, root, isDoubtful }: Borrower): Group[] {
  return [
    ...line.map((node, level) => ({ name: `branch ${node}`, share: OF_LINK * 2 ** level })),
    ...(root === undefined ? [] : [{ name: `root ${root}`, share: OF_ROOT }]),
    ...(isDoubtful ? [{ name: 'doubtful', share: OF_DOUBTFUL }] : []),
  ]
}
