import { setTimeout as pause } from 'node:timers/promises'
import autocannon from 'autocannon'
import { newStudioToken } from '../../seal/studio-key.ts'
import { newVisit, PHONE, rootToken } from '../support/fixture.ts'
import { median, startBenchServer } from './process.ts'

/**
 * The studio: how long a report and a tree take over HTTP with 10,000 views and with a hundred times as many, and what
 * 200 studios that watch cost the fans.
 */

const VIEWS = [10_000, 1_000_000]
const ASKED = 40
const STUDIOS = 200
const ROUNDS = 5
const SECONDS = 3
const CONNECTIONS = 64

const key = newStudioToken()
process.env.BENCH_KEY = key
const headers = { Authorization: `Bearer ${key}` }

async function time(url: string): Promise<{ ms: number; bytes: number }> {
  const startedAt = performance.now()
  const response = await fetch(url, { headers })
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  const { length } = await response.text()
  return { ms: performance.now() - startedAt, bytes: length }
}

async function reports(views: number): Promise<number> {
  const server = await startBenchServer('', String(views))
  const campaign = `${server.url}/api/studio/campaigns/open`
  const first = await time(`${campaign}/report`)
  const times: number[] = []
  for (let i = 0; i < ASKED; i++) times.push((await time(`${campaign}/report?zone=Europe/Paris`)).ms)
  const trees = [await time(`${campaign}/tree`), await time(`${campaign}/tree`)]
  await server.stop()
  console.log(
    `${views} views: report ${median(times).toFixed(1)} ms (the first ${first.ms.toFixed(0)} ms, ${(first.bytes / 1024).toFixed(0)} KiB); ` +
      `tree ${trees.map(({ ms }) => ms.toFixed(0)).join(' ms, then ')} ms`,
  )
  return median(times)
}

/** Unlocks per second. */
async function load(url: string): Promise<number> {
  const { requests, non2xx } = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: SECONDS,
    headers: { 'Content-Type': 'application/json', 'User-Agent': PHONE },
    requests: [
      {
        method: 'POST',
        path: '/api/campaigns/open/unlock',
        setupRequest: (request) => ({
          ...request,
          body: JSON.stringify({ link: `w${rootToken('open')}`, visit: newVisit() }),
        }),
      },
    ],
  })
  if (non2xx > 0) throw new Error(`${non2xx} refusals`)
  return requests.average
}

/** Watches until it is told to leave. */
function watch(url: string, leave: AbortSignal): void {
  void fetch(`${url}/api/studio/campaigns/open/live`, { headers, signal: leave })
    .then(async ({ body }) => {
      for await (const _ of body ?? []);
    })
    .catch((error: unknown) => {
      if (!leave.aborted) throw error
    })
}

async function watched(): Promise<void> {
  const server = await startBenchServer('', '10000')
  await load(server.url)
  const rounds: { alone: number; watched: number }[] = []
  for (let i = 0; i < ROUNDS; i++) {
    const alone = await load(server.url)
    const leave = new AbortController()
    for (let studio = 0; studio < STUDIOS; studio++) watch(server.url, leave.signal)
    await pause(1000)
    rounds.push({ alone, watched: await load(server.url) })
    leave.abort()
    await pause(1000)
  }
  await server.stop()
  const ratio = median(rounds.map(({ alone, watched }) => watched / alone))
  console.log(
    `unlocks with ${STUDIOS} studios watching: ${median(rounds.map((round) => round.watched)).toFixed(0)}/s, ` +
      `alone ${median(rounds.map((round) => round.alone)).toFixed(0)}/s, ratio ${ratio.toFixed(2)}`,
  )
}

const medians: number[] = []
for (const views of VIEWS) medians.push(await reports(views))
console.log(`ratio of the two ${((medians[1] ?? 0) / (medians[0] ?? 1)).toFixed(2)}`)
await watched()
