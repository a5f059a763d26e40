import { connect } from 'node:net'
import { type Figures, load, openedLinks } from './load.ts'
import { type BenchServer, median } from './process.ts'
import { AUTHORIZATIONS, SELECTIONS, startStudioServer } from './studio.ts'

/** What 200 studios that watch a campaign cost its fans: unlocks without and with them, in turns. */

const STUDIOS = 200
const ROUNDS = 6
const CONNECTIONS = 64

/** A studio that takes what it is sent and does nothing with it, so that this process is not what is measured. */
async function watch({ url }: BenchServer, studio: number): Promise<{ events(): number; leave(): void }> {
  const { hostname, port, host } = new URL(url)
  const socket = connect(Number(port), hostname)
  const path = `/api/studio/campaigns/open/live${SELECTIONS[studio % SELECTIONS.length]}`
  const authorization = AUTHORIZATIONS[studio % AUTHORIZATIONS.length]
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

const server = await startStudioServer({ views: 10_000, roots: 0, days: 4 })
const links = await openedLinks(server, 'grown', 2000)
let events = 0

async function underWatch(): Promise<Figures> {
  const studios = await Promise.all(Array.from({ length: STUDIOS }, (_, studio) => watch(server, studio)))
  const round = await load(server, CONNECTIONS, { links })
  for (const studio of studios) {
    events += studio.events()
    studio.leave()
  }
  return round
}

await load(server, CONNECTIONS, { links })
const rounds: { alone: Figures; watched: Figures }[] = []
for (let i = 0; i < ROUNDS; i++) {
  // In turns, since the campaign grows.
  if (i % 2) rounds.push({ watched: await underWatch(), alone: await load(server, CONNECTIONS, { links }) })
  else rounds.push({ alone: await load(server, CONNECTIONS, { links }), watched: await underWatch() })
}
await server.stop()
const of = (pick: (round: (typeof rounds)[number]) => number) => median(rounds.map(pick))
console.log(
  `\nunlocks with ${STUDIOS} studios watching: ${of((round) => round.watched.perSecond).toFixed(0)}/s, p99 ${of((round) => round.watched.p99)} ms; ` +
    `alone ${of((round) => round.alone.perSecond).toFixed(0)}/s, p99 ${of((round) => round.alone.p99)} ms; ` +
    `ratio ${of(({ watched, alone }) => watched.perSecond / alone.perSecond).toFixed(2)}; ` +
    `processor time an unlock ${of(({ watched, alone }) => watched.cost / alone.cost).toFixed(2)} times; ` +
    `${of(({ watched, alone }) => ((watched.cost - alone.cost) / 1000) * watched.perSecond).toFixed(0)} ms of it each second; ` +
    `${(events / ROUNDS / STUDIOS).toFixed(1)} reports to each studio in each round`,
)
