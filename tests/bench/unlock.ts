import { type Figures, load, openedLinks } from './load.ts'
import { median, startBenchServer } from './process.ts'

/**
 * Unlocks per second against a no-op POST on the same server, in alternating runs, and against a commit for each view.
 * Every unlock is a new view through one of 200 links, or of 2,000 that grew from each other at random, so that it
 * joins as many threads as in a campaign that is under way. Ratios are what counts: machines are noisy.
 */

const ROUNDS = 5
const CONNECTIONS = [64, 8]

async function compare(name: string, tree: 'wide' | 'grown', connections: number, ...args: string[]) {
  const server = await startBenchServer(...args)
  const links = await openedLinks(server, tree, tree === 'grown' ? 2000 : 200)
  await load(server, connections, [])
  await load(server, connections, links)
  const rounds: { noop: Figures; unlock: Figures }[] = []
  for (let i = 0; i < ROUNDS; i++) {
    rounds.push({ noop: await load(server, connections, []), unlock: await load(server, connections, links) })
  }
  await server.stop()
  const of = (pick: (round: { noop: Figures; unlock: Figures }) => number) => median(rounds.map(pick))
  console.log(
    `${name}, ${connections} connections: no-op ${of(({ noop }) => noop.perSecond).toFixed(0)}/s p99 ${of(({ noop }) => noop.p99)} ms, ` +
      `unlock ${of(({ unlock }) => unlock.perSecond).toFixed(0)}/s p99 ${of(({ unlock }) => unlock.p99)} ms, ` +
      `ratio ${of(({ noop, unlock }) => unlock.perSecond / noop.perSecond).toFixed(2)}, ` +
      `p99 ratio ${of(({ noop, unlock }) => unlock.p99 / noop.p99).toFixed(1)}, ` +
      `the server's thread ${of(({ noop }) => noop.cost).toFixed(0)} and ${of(({ unlock }) => unlock.cost).toFixed(0)} µs`,
  )
}

for (const connections of CONNECTIONS) {
  await compare('group commit', 'wide', connections)
  await compare('group commit, grown tree', 'grown', connections)
}
await compare('a commit for each view', 'wide', 64, '1')
