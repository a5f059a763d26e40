import { type Figures, load, openedLinks } from './load.ts'
import { type LoadedServer, median, startBenchServer, startCannedServer } from './process.ts'
import { startWorkerd } from './workerd.ts'

/**
 * Unlocks per second on both engines, in turns with a no-op POST on the same server and, on Node, with the floor of counting
 * (`floor.ts`). Every unlock is a new view through one of 200 links, or of 2,000 that grew from each other at random, so
 * that it joins as many threads as in a campaign that is under way. Ratios are what counts: machines are noisy.
 *
 * `node tests/bench/unlock.ts [node | workerd …]`
 */

const ROUNDS = 5
const CONNECTIONS = [1, 8, 64, 512]
const TREES = { flat: 'wide', grown: 'grown' } as const
const FLOOR = '/floor'

type Round = { noop: Figures; floor?: Figures; unlock: Figures }

async function measure(
  server: LoadedServer,
  connections: number,
  links: readonly string[],
  hasFloor: boolean,
): Promise<Round> {
  return {
    noop: await load(server, connections, { path: server.noop }),
    ...(hasFloor && { floor: await load(server, connections, { path: FLOOR, links }) }),
    unlock: await load(server, connections, { links }),
  }
}

async function compare(
  engine: string,
  start: () => Promise<LoadedServer>,
  connections: readonly number[],
  hasFloor: boolean,
) {
  for (const [name, tree] of Object.entries(TREES)) {
    const server = await start()
    const links = await openedLinks(server, tree, tree === 'grown' ? 2000 : 200)
    for (const each of connections) {
      await measure(server, each, links, hasFloor)
      const rounds: Round[] = []
      for (let i = 0; i < ROUNDS; i++) rounds.push(await measure(server, each, links, hasFloor))
      print(`${engine}, ${name}, ${each}`, rounds)
    }
    await server.stop()
  }
}

function print(name: string, rounds: readonly Round[]): void {
  const of = (pick: (round: Round) => number | undefined) => median(rounds.map((round) => pick(round) ?? Number.NaN))
  const row = [
    name,
    ...(['noop', 'floor', 'unlock'] as const).map((what) =>
      tell(
        of((round) => round[what]?.perSecond),
        of((round) => round[what]?.p99),
        of((round) => round[what]?.cost),
      ),
    ),
    of(({ noop, unlock }) => unlock.perSecond / noop.perSecond).toFixed(2),
    of(({ floor, unlock }) => floor && unlock.perSecond / floor.perSecond).toFixed(2),
  ]
  console.log(`| ${row.join(' | ').replaceAll('NaN', '–')} |`)
}

const tell = (perSecond: number, p99: number, cost: number) =>
  `${perSecond.toFixed(0)}/s, p99 ${p99.toFixed(1)} ms, ${cost.toFixed(0)} µs`

/** What the generator can do at most, against a server that reads nothing. */
async function ceiling() {
  const server = await startCannedServer()
  const of = async (connections: number) => `${(await load(server, connections, { path: '/' })).perSecond.toFixed(0)}/s`
  console.log(`the generator alone: ${await of(8)} at 8 connections, ${await of(64)} at 64`)
  await server.stop()
}

const asked = process.argv.slice(2)
const isAsked = (engine: string) => asked.length === 0 || asked.includes(engine)
await ceiling()
console.log(
  '| engine, tree, connections | no-op | floor | unlock | of the no-op | of the floor |\n| --- | --- | --- | --- | --- | --- |',
)
if (isAsked('node')) await compare('Node', startBenchServer, CONNECTIONS, true)
if (isAsked('workerd')) await compare('workerd', startWorkerd, CONNECTIONS, false)
