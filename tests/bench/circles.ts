import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers'
import { createFaults } from '../../api/faults.ts'
import { createHost } from '../../api/host.ts'
import { writeToConsole } from '../../api/log.ts'
import { networkOf } from '../../api/network.ts'
import { readParts, readSplits } from '../../db/campaign/circles/parts.ts'
import { createLedger } from '../../db/campaign/ledger.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { recount } from '../../db/campaign/recount.ts'
import { openFile } from '../../db/clients/file.ts'
import { createTokenKind } from '../../seal/link.ts'
import { keyring, manifest, newVisit, rootToken } from '../support/fixture.ts'
import { Fan, newAddress, type RunningHost } from '../support/host.ts'
import { BOUNDLESS } from './boundless.ts'

/**
 * A health agency's month in circles of two hundred: fans ask the API, a third by the brand's links and the others by those
 * of fans, while circles divide by themselves. As many come to a campaign without circles: the ratio of their costs is what
 * counts. Then one circle of fifty thousand is divided by word of the studio. Every counter is recounted at the end.
 */

const FANS = 12_000
const SIZE = 200
const AT_ONCE = 64
const LARGE = 50_000

const campaigns = manifest.campaigns.map((campaign) =>
  campaign.circles ? { ...campaign, circles: { ...campaign.circles, size: SIZE } } : campaign,
)
const folder = await mkdtemp(join(tmpdir(), 'entrenous-bench-'))
const engine = await openFile(`file:${folder}/bench.db`)
const api = createHost(
  {
    ...{ siteUrl: 'http://localhost', keyring, nextTurn: setImmediate, now: Date.now, limits: BOUNDLESS, watchers: 10 },
    networkOf: (c: { req: { header(name: string): string | undefined } }) =>
      networkOf(c.req.header('X-Forwarded-For') ?? ''),
    cut() {},
    faults: createFaults(writeToConsole, Date.now),
  },
  engine,
)
await api.use({ ...manifest, campaigns })
const host: RunningHost = {
  fetch: async (path, init) => api.app.request(path, init),
  async stop() {
    await engine.close()
    await rm(folder, { recursive: true })
  },
}

interface Crowd {
  /** Processor time of an unlock, in microseconds; and how long the slowest hundredth took. */
  cost: number
  p99: number
}

/** So many fans, some at a time: by a first link, or by that of a fan who came before. */
async function come(slug: string, roots: readonly string[], fans: number): Promise<Crowd> {
  const first = roots.map((label) => rootToken(slug, label))
  const links = [...first]
  const took: number[] = []
  const usedBefore = process.cpuUsage()
  let left = fans
  const worker = async () => {
    while (left-- > 0) {
      const among = Math.random() < 1 / 3 ? first : links
      const startedAt = performance.now()
      const opened = await new Fan(host, slug, newAddress()).opened(
        among[Math.floor(Math.random() * among.length)] ?? '',
        newVisit(),
      )
      took.push(performance.now() - startedAt)
      links.push(opened.link)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  const { user, system } = process.cpuUsage(usedBefore)
  took.sort((a, b) => a - b)
  return { cost: (user + system) / fans, p99: took[Math.floor(took.length * 0.99)] ?? 0 }
}

await come('fresh', ['List'], 1000)
const plain = await come('open', ['List'], FANS)
const circled = await come('circled', ['Brest', 'Rouen', 'Ajaccio'], FANS)
const [parts, splits] = [await readParts(engine, 'circled'), await readSplits(engine, 'circled')]
const largest = Math.max(...parts.map(({ clear }) => clear))
console.log(
  `${FANS} fans in circles of ${SIZE}: ${splits.length} divisions, the largest part has ${largest}; ` +
    `an unlock costs ${circled.cost.toFixed(0)} µs, without circles ${plain.cost.toFixed(0)} µs, ratio ${(circled.cost / plain.cost).toFixed(2)}; ` +
    `p99 ${circled.p99.toFixed(0)} and ${plain.p99.toFixed(0)} ms`,
)

const ledger = createLedger({ engine, nextTurn: setImmediate, now: Date.now })
const root = createTokenKind(keyring.link('circled-asked')).read(rootToken('circled-asked', 'Brest')) as NodeId
const nodes: NodeId[] = []
const open = async () => {
  const parent =
    Math.random() < 0.05 || nodes.length === 0 ? root : (nodes[Math.floor(Math.random() * nodes.length)] ?? root)
  const opening = { campaign: 'circled-asked', parent, channel: 'sms', visit: newVisit(), circle: null } as const
  const opened = await ledger.open(opening)
  if ('node' in opened) nodes.push(opened.node)
}
while (nodes.length < LARGE) await Promise.all(Array.from({ length: 1000 }, open))
const startedAt = performance.now()
const done = await ledger.split({ campaign: 'circled-asked', circle: 'bretagne', who: 'bench' })
console.log(
  `a circle of ${LARGE} is divided in ${(performance.now() - startedAt).toFixed(0)} ms into ${done?.plan.stays.clear} and ${done?.plan.goes.clear}`,
)

const wrong = await recount(engine)
console.log(`${wrong.length} differences in the recount`)
await ledger.close()
await host.stop()
if (wrong.length > 0 || !done?.isDone || splits.length === 0) process.exitCode = 1
