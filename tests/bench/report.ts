import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { newStudioToken } from '../../seal/studio-key.ts'
import { load, openedLinks } from './load.ts'
import { type BenchServer, median, startBenchServer } from './process.ts'

/**
 * The studio over HTTP with 10,000 views and with a hundred times as many: how long reports, trees and exports take, and
 * for how long each holds up everything else in the server; and what 200 studios that watch cost the fans.
 */

const VIEWS = [10_000, 1_000_000]
const ASKED = 40
const STUDIOS = 200
const ROUNDS = 6
const CONNECTIONS = 64
/** A tree is kept for a second. */
const TREE_IS_OLD_MS = 1100

const key = newStudioToken()
process.env.BENCH_KEY = key
const authorization = `Bearer ${key}`

/** What four marketers look at: everything, a day, a channel, days as they begin elsewhere. */
const SELECTIONS = [
  '?zone=Europe/Paris',
  `?zone=Europe/Paris&from=${Math.floor(Date.now() / 3_600_000 - 23) * 3_600_000}`,
  '?zone=Europe/Paris&channel=whatsapp',
  '?zone=America/Montreal&bucket=day',
]

interface Answer {
  ms: number
  bytes: number
  blockMs: number
}

async function ask(server: BenchServer, path: string): Promise<Answer> {
  await server.strain()
  const startedAt = performance.now()
  const response = await fetch(`${server.url}/api/studio/campaigns/open/${path}`, {
    headers: { Authorization: authorization },
  })
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  let bytes = 0
  for await (const chunk of response.body ?? []) bytes += chunk.byteLength
  const ms = performance.now() - startedAt
  return { ms, bytes, blockMs: (await server.strain()).longestBlockMs }
}

async function often(times: number, each: () => Promise<Answer>): Promise<Answer> {
  const answers: Answer[] = []
  for (let i = 0; i < times; i++) answers.push(await each())
  const of = (pick: (answer: Answer) => number) => median(answers.map(pick))
  return {
    ms: of(({ ms }) => ms),
    bytes: of(({ bytes }) => bytes),
    blockMs: Math.max(...answers.map((a) => a.blockMs)),
  }
}

const say = (name: string, { ms, bytes, blockMs }: Answer) =>
  console.log(
    `  ${name}: ${ms.toFixed(1)} ms, ${(bytes / 1024).toFixed(0)} KiB, loop blocked for ${blockMs.toFixed(0)} ms at most`,
  )

/** Gives how long a report takes. */
async function reports(views: number): Promise<number> {
  const server = await startBenchServer('', String(views))
  console.log(`${views} views`)
  say('report, the first', await ask(server, `report${SELECTIONS[0]}`))
  const report = await often(ASKED, () => ask(server, `report${SELECTIONS[0]}`))
  say(`report, median of ${ASKED}`, report)
  say('tree, the first', await ask(server, 'tree'))
  const tree = async () => {
    await pause(TREE_IS_OLD_MS)
    return ask(server, 'tree')
  }
  await often(5, tree)
  say('tree, read on, median of 5', await often(5, tree))
  for (const file of ['nodes.csv', 'nodes.json', 'views.csv']) say(file, await ask(server, `export/${file}`))
  await server.stop()
  return report.ms
}

/** A studio that takes what it is sent and does nothing with it, so that this process is not what is measured. */
async function watch({ url }: BenchServer, selection: string): Promise<{ events(): number; leave(): void }> {
  const { hostname, port, host } = new URL(url)
  const socket = connect(Number(port), hostname)
  const path = `/api/studio/campaigns/open/live${selection}`
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nAuthorization: ${authorization}\r\n\r\n`)
  let events = 0
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject)
    socket.on('data', (chunk) => {
      if (events === 0 && !chunk.includes('HTTP/1.1 200')) reject(new Error(chunk.toString()))
      if (chunk.includes('event: report')) events++
      resolve()
    })
  })
  return { events: () => events, leave: () => socket.destroy() }
}

interface Round {
  perSecond: number
  p99: number
  cpuMsPerUnlock: number
}

async function unlocks(server: BenchServer, links: readonly string[]): Promise<Round> {
  const { cpuMs } = await server.strain()
  const startedAt = performance.now()
  const { perSecond, p99 } = await load(server.url, CONNECTIONS, links)
  const seconds = (performance.now() - startedAt) / 1000
  return { perSecond, p99, cpuMsPerUnlock: ((await server.strain()).cpuMs - cpuMs) / (perSecond * seconds) }
}

async function watched(): Promise<void> {
  const server = await startBenchServer('', '10000')
  const links = await openedLinks(server, 'grown', 2000)
  await load(server.url, CONNECTIONS, links)
  const rounds: { alone: Round; watched: Round }[] = []
  let events = 0
  for (let i = 0; i < ROUNDS; i++) {
    const underWatch = async () => {
      const studios = await Promise.all(
        Array.from({ length: STUDIOS }, (_, studio) => watch(server, SELECTIONS[studio % SELECTIONS.length] ?? '')),
      )
      const round = await unlocks(server, links)
      for (const studio of studios) {
        events += studio.events()
        studio.leave()
      }
      return round
    }
    // In turns, since the campaign grows.
    if (i % 2) rounds.push({ watched: await underWatch(), alone: await unlocks(server, links) })
    else rounds.push({ alone: await unlocks(server, links), watched: await underWatch() })
  }
  await server.stop()
  const of = (pick: (round: (typeof rounds)[number]) => number) => median(rounds.map(pick))
  console.log(
    `unlocks with ${STUDIOS} studios watching: ${of((round) => round.watched.perSecond).toFixed(0)}/s, p99 ${of((round) => round.watched.p99)} ms; ` +
      `alone ${of((round) => round.alone.perSecond).toFixed(0)}/s, p99 ${of((round) => round.alone.p99)} ms; ` +
      `ratio ${of(({ watched, alone }) => watched.perSecond / alone.perSecond).toFixed(2)}; ` +
      `processor time an unlock ${of(({ watched, alone }) => watched.cpuMsPerUnlock / alone.cpuMsPerUnlock).toFixed(2)} times; ` +
      `${(events / ROUNDS / STUDIOS).toFixed(1)} reports to each studio in each round`,
  )
}

const medians: number[] = []
for (const views of VIEWS) medians.push(await reports(views))
console.log(`report of ${VIEWS.join(' and of ')} views: ratio ${((medians[1] ?? 0) / (medians[0] ?? 1)).toFixed(2)}`)
await watched()
