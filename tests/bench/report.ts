import { setTimeout as pause } from 'node:timers/promises'
import { type BenchServer, median } from './process.ts'
import { AUTHORIZATIONS, SELECTIONS, startStudioServer } from './studio.ts'

/**
 * The studio over HTTP: how long reports, trees and exports take, and for how long each holds up everything else in the
 * server. Reports of a small and of large campaigns are asked in turns, so that what else the machine does falls on all.
 */

const CAMPAIGNS = {
  '10,000 views in four days': { views: 10_000, roots: 0, days: 4 },
  '1,000,000 views in four days': { views: 1_000_000, roots: 0, days: 4 },
  '1,000,000 views in a month, 200 more roots': { views: 1_000_000, roots: 200, days: 30 },
}
const ASKED = 80
/** A tree is kept for a second. */
const TREE_IS_OLD_MS = 1100

/** Processor time beside what the clock says, since others are at work on the machine. */
interface Answer {
  ms: number
  cpuMs: number
  /** The longest stretch of processor time in which nothing else was answered. */
  blockMs: number
  bytes: number
}

async function ask({ url, strain }: BenchServer, path: string): Promise<Answer> {
  const before = await strain()
  const startedAt = performance.now()
  const headers = { Authorization: AUTHORIZATIONS[0] ?? '' }
  const response = await fetch(`${url}/api/studio/campaigns/open/${path}`, { headers })
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  let bytes = 0
  for await (const chunk of response.body ?? []) bytes += chunk.byteLength
  const ms = performance.now() - startedAt
  const { longestBlockMs, cpuMs } = await strain()
  return { ms, cpuMs: cpuMs - before.cpuMs, blockMs: longestBlockMs, bytes }
}

function summary(answers: readonly Answer[]): Answer {
  const of = (pick: (answer: Answer) => number) => median(answers.map(pick))
  return {
    ms: of(({ ms }) => ms),
    cpuMs: of(({ cpuMs }) => cpuMs),
    blockMs: Math.max(...answers.map(({ blockMs }) => blockMs)),
    bytes: of(({ bytes }) => bytes),
  }
}

function say(name: string, { ms, cpuMs, blockMs, bytes }: Answer, more = ''): void {
  const figures = [ms, cpuMs, blockMs].map((each) => `${each.toFixed(each < 100 ? 1 : 0)} ms`)
  console.log(`| ${name} | ${figures.join(' | ')} | ${(bytes / 1024).toFixed(0)} KiB |${more}`)
}

/** What is asked for the first time, trees and exports. */
async function look(server: BenchServer): Promise<void> {
  say('report, the first', await ask(server, `report${SELECTIONS[0]}`))
  say('tree, the first', await ask(server, 'tree'))
  const trees: Answer[] = []
  for (let i = 0; i < 10; i++) {
    await pause(TREE_IS_OLD_MS)
    trees.push(await ask(server, 'tree'))
  }
  say('tree, read on', summary(trees.slice(5)))
  for (const file of ['nodes.csv', 'nodes.json', 'views.csv']) say(file, await ask(server, `export/${file}`))
}

const servers: BenchServer[] = []
for (const [name, campaign] of Object.entries(CAMPAIGNS)) {
  const server = await startStudioServer(campaign)
  servers.push(server)
  console.log(`\n| ${name} | time | processor | at a stretch | |\n| --- | --- | --- | --- | --- |`)
  await look(server)
}

const reports = servers.map((): Answer[] => [])
for (let i = 0; i < ASKED; i++) {
  for (const [place, server] of servers.entries()) {
    reports[place]?.push(await ask(server, `report${SELECTIONS[i % SELECTIONS.length]}`))
  }
}
console.log(
  `\n| reports, in turns, median of ${ASKED} | time | processor | at a stretch | |\n| --- | --- | --- | --- | --- |`,
)
const [small, ...large] = reports.map(summary)
const [first, ...more] = Object.keys(CAMPAIGNS)
if (small && first) {
  say(first, small)
  for (const [i, one] of large.entries()) {
    say(
      more[i] ?? '',
      one,
      ` ratio ${(one.ms / small.ms).toFixed(2)}, of processor time ${(one.cpuMs / small.cpuMs).toFixed(2)}`,
    )
  }
}
for (const server of servers) await server.stop()
