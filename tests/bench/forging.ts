import { pbkdf2Sync, randomBytes } from 'node:crypto'
import { type Network, networkOf } from '../../api/network.ts'
import { PEOPLE } from '../../api/pacing/limits.ts'
import { CampaignPace } from '../../api/pacing/pacing.ts'
import { mostTries, ROUNDS } from '../../api/work.ts'
import { ANY_DOUBT } from '../../db/campaign/doubt.ts'
import { firstIdAt, type NodeId } from '../../db/campaign/node-id.ts'

/**
 * What a scripted view costs: the real pace, a minute of a clock of its own, and a script that opens at once what is free
 * and works for the rest on all of its cores, as fast as this machine derives keys. No browser, no phone, no waiting.
 */

const MINUTE = 60_000
const START = Date.UTC(2026, 5, 1, 20)
const ROOT = 7 as NodeId
/** A request and its answer, before the next one of the same core. */
const REQUEST_MS = 1
const CORES = [1, 16]
const CHILDREN = 9

const NETWORKS: Record<string, Network[]> = {
  'one address': [networkOf('198.51.100.7')],
  'one /24': Array.from({ length: 256 }, (_, i) => networkOf(`198.51.100.${i}`)),
  'a hundred networks': Array.from({ length: 100 }, (_, i) => networkOf(`203.${i}.113.9`)),
}
const WAYS = ['one fan’s link', 'a link of the brand’s', 'a tree, nine a link'] as const

interface Forged {
  views: number
  clear: number
  worked: number
  cpuSeconds: number
}

function forge(
  networks: readonly Network[],
  way: (typeof WAYS)[number],
  cores: number,
  triesPerSecond: number,
): Forged {
  const pace = new CampaignPace(PEOPLE, START - MINUTE)
  const forged: Forged = { views: 0, clear: 0, worked: 0, cpuSeconds: 0 }
  const links: NodeId[] = []
  let [last, asked] = [0, 0]

  const open = (parent: NodeId, network: Network, worked: number, at: number) => {
    const admission = pace.admit({ parent, network, visit: String(asked++), doubt: 0, worked }, at)
    if ('level' in admission) return admission.level
    last = Math.max(last + 1, firstIdAt(at))
    pace.counted(last as NodeId, parent, admission, at)
    forged.views++
    if (worked > 0) forged.worked++
    if (!(admission.doubt & ANY_DOUBT)) forged.clear++
    links.push(last as NodeId)
    return 0
  }
  const parentOf: Record<(typeof WAYS)[number], () => NodeId> = {
    'one fan’s link': () => FRIEND,
    'a link of the brand’s': () => ROOT,
    'a tree, nine a link': () => links[Math.floor(forged.views / CHILDREN) - 1] ?? ROOT,
  }

  const busy: { until: number; solved?: { parent: NodeId; network: Network; level: number } }[] = Array.from(
    { length: cores },
    () => ({
      until: START,
    }),
  )
  for (;;) {
    const core = busy.reduce((first, one) => (one.until < first.until ? one : first))
    const at = core.until
    if (at >= START + MINUTE) return forged
    if (core.solved) open(core.solved.parent, core.solved.network, core.solved.level, at)
    const parent = parentOf[way]()
    const network = networks[asked % networks.length] ?? NOWHERE
    const level = open(parent, network, 0, at)
    const seconds = level > 0 ? mostTries(level) / 2 / triesPerSecond : 0
    forged.cpuSeconds += seconds
    core.until = at + REQUEST_MS + seconds * 1000
    if (level > 0) core.solved = { parent, network, level }
    else delete core.solved
  }
}

/** What a script gets that never works, copies a browser, and waits: as slowly as is free, each link at rest before it is opened. */
function wait(minutes: number, way: 'a link of the brand’s' | 'a tree, nine a link'): Forged {
  const pace = new CampaignPace(PEOPLE, START - MINUTE)
  const forged: Forged = { views: 0, clear: 0, worked: 0, cpuSeconds: 0 }
  const links: { node: NodeId; at: number }[] = [{ node: ROOT, at: START - MINUTE }]
  let [last, asked, opened] = [0, 0, 0]
  for (let at = START; at < START + minutes * MINUTE; at += 1000 / PATIENCE[way]) {
    const link = way === 'a tree, nine a link' ? links[Math.floor(opened / CHILDREN)] : links[0]
    if (!link || at - link.at < RESTS_MS) continue
    const network = networkOf('198.51.100.7')
    const admission = pace.admit({ parent: link.node, network, visit: String(asked++), doubt: 0, worked: 0 }, at)
    if ('level' in admission) continue
    last = Math.max(last + 1, firstIdAt(at))
    pace.counted(last as NodeId, link.node, admission, at)
    links.push({ node: last as NodeId, at })
    opened++
    forged.views++
    if (!(admission.doubt & ANY_DOUBT)) forged.clear++
  }
  return forged
}

const RESTS_MS = 45_000
/** Openings a second, so slow that the network is never found to hurry. */
const PATIENCE = { 'a link of the brand’s': 1.66, 'a tree, nine a link': 12 }
const FRIEND = firstIdAt(START - MINUTE)
const NOWHERE = networkOf('')

/** Derivations that one core of this machine makes in a second of its own time. */
function measure(): number {
  const [password, salt] = [randomBytes(20), randomBytes(16)]
  const startedAt = process.cpuUsage()
  let tries = 0
  for (;;) {
    for (let i = 0; i < 100; i++) pbkdf2Sync(password, salt, ROUNDS, 32, 'sha256')
    tries += 100
    const { user, system } = process.cpuUsage(startedAt)
    if (user + system > 1_000_000) return (tries * 1_000_000) / (user + system)
  }
}

const triesPerSecond = measure()
console.log(`\nforging for a minute: ${triesPerSecond.toFixed(0)} derivations of ${ROUNDS} rounds a second and core`)
for (const [name, networks] of Object.entries(NETWORKS)) {
  for (const way of WAYS) {
    for (const cores of CORES) {
      const { views, clear, worked, cpuSeconds } = forge(networks, way, cores, triesPerSecond)
      console.log(
        `${name}, ${way}, ${cores} cores: ${views} views, ${clear} of them clear, ${worked} worked for, ` +
          `${worked > 0 ? (cpuSeconds / worked).toFixed(2) : '–'} CPU seconds each of those`,
      )
    }
  }
}
for (const way of ['a link of the brand’s', 'a tree, nine a link'] as const) {
  for (const minutes of [10, 60]) {
    const { views, clear } = wait(minutes, way)
    console.log(
      `one address, ${way}, waiting for ${minutes} minutes: ${views} views, ${clear} of them clear, none worked for`,
    )
  }
}
