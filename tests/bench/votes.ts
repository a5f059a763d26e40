import { sql } from 'drizzle-orm'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { recount } from '../../db/campaign/recount.ts'
import type { PollAnswer } from '../../pieces/poll/contract.ts'
import { createTokenKind } from '../../seal/link.ts'
import { keyring, newVisit, rootToken } from '../support/fixture.ts'
import { grow } from '../support/grown.ts'
import { Fan, newAddress } from '../support/host.ts'
import { startNodeHost } from '../support/node-host.ts'

/**
 * A kitchen brand asks 50,000 members of a private group, and 30,000 answer: their votes, and as many openings, over HTTP by
 * one client in the same process, whose share is in both. The ratio is what counts; every vote is counted at the end.
 */

const VOTES = 30_000
const AT_ONCE = 64
const HOUR_MS = 3_600_000

const host = await startNodeHost()
const root = createTokenKind(keyring.link('asked')).read(rootToken('asked')) as NodeId
await grow(host.engine, { campaign: 'asked', roots: [root], views: VOTES, from: Date.now() - HOUR_MS, to: Date.now() })
const nodes = await host.engine.db.all<{ id: number }>(
  sql`SELECT id FROM nodes WHERE campaign = 'asked' AND parent IS NOT NULL`,
)
const passes = nodes.map(({ id }) => createTokenKind(keyring.pass('asked')).write(id))

/** Seconds, wall-clock and of the processor, that so many requests take, some at a time. */
async function timed(count: number, request: (i: number) => Promise<Response>) {
  const [startedAt, usedBefore] = [performance.now(), process.cpuUsage()]
  let next = 0
  const worker = async () => {
    for (let i = next++; i < count; i = next++) {
      const response = await request(i)
      if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`)
      await response.arrayBuffer()
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  const { user, system } = process.cpuUsage(usedBefore)
  return { seconds: (performance.now() - startedAt) / 1000, processor: (user + system) / 1e6 }
}

const fan = (slug: string) => new Fan(host, slug, newAddress())
const said = (i: number) => (i % 3 === 0 ? 'brown' : 'pink')
const voted = await timed(passes.length, (i) => {
  const authorization = { Authorization: `Pass ${passes[i]}` }
  return fan('asked').post('pieces/colour/vote', { choices: [said(i)] }, authorization)
})
const opened = await timed(5000, () => fan('open').unlock(rootToken('open'), newVisit()))
const answer = (await (
  await fan('asked').get('pieces/colour', { Authorization: `Pass ${passes[0]}` })
).json()) as PollAnswer
const doubtful = passes.length - (answer.result?.votes ?? 0)
const wrong = (await recount(host.engine, 'asked')).filter(({ counter }) => counter.startsWith('vote'))
const perUnlock = opened.processor / 5000
console.log(
  `${passes.length} votes in ${voted.seconds.toFixed(1)} s (processor ${voted.processor.toFixed(1)} s), ` +
    `${(perUnlock / (voted.processor / passes.length)).toFixed(2)} times the votes a processor second as unlocks; ` +
    `${answer.result?.votes} clear, ${doubtful} doubtful, ${wrong.length} differences in the recount`,
)
await host.stop()
if (wrong.length > 0) process.exitCode = 1
