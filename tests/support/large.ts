import { execFile } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { sql } from 'drizzle-orm'
import { declaredRoots } from '../../api/catalogue.ts'
import { createLedger } from '../../db/campaign/ledger.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { openFile } from '../../db/clients/file.ts'
import { addStudioKey } from '../../db/studio/new-studio-keys.ts'
import { createTokenKind } from '../../seal/link.ts'
import { digestOf, newStudioToken } from '../../seal/studio-key.ts'
import { keyring, manifest, rootToken, SECRET, writeDist } from './fixture.ts'
import { grow } from './grown.ts'
import { startServerProcess } from './server-process.ts'

const execute = promisify(execFile)
const DAY_MS = 86_400_000
/** How often a process is asked for the most it ever held. */
const SAMPLE_MS = 100

export interface Done {
  ms: number
  /** For how long the server's event loop was held at a stretch, in processor time. */
  blockMs: number
  unlocks: number
  text: string
  /** Of the process that did it: what it held in memory at most. */
  peakBytes?: number
}

/**
 * A server in a process of its own whose campaign `open` has spread far in four days, `crowd` of its views by the link of one
 * fan; an owner of its studio, and fans who go on opening links.
 *
 * @param pauseMs between two openings of one of them
 */
export async function startLargeServer(views: number, crowd: number, pauseMs = 0) {
  const distDir = await writeDist()
  const dataDir = dirname(distDir)
  const key = newStudioToken()
  const { branch, idol } = await fill(`file:${dataDir}/entrenous.db`, { views: views - crowd, crowd, key })
  const startedAt = performance.now()
  const server = await startServerProcess(distDir, dataDir)
  const startMs = performance.now() - startedAt
  const startBytes = await peakOf(server.pid)
  const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' }

  /** Does something while fans go on opening links, one after the other. */
  const during = async (work: () => Promise<string>): Promise<Done> => {
    await server.longestBlock()
    let isOver = false
    let unlocks = 0
    const crowd = Array.from({ length: 4 }, async () => {
      while (!isOver) {
        const response = await server.fan('open').unlock(rootToken('open'))
        await response.body?.cancel()
        if (response.status === 200) unlocks++
        if (pauseMs > 0) await pause(pauseMs)
      }
    })
    const begunAt = performance.now()
    const text = await work().finally(() => {
      isOver = true
      return Promise.all(crowd)
    })
    const ms = performance.now() - begunAt
    return { ms, blockMs: await server.longestBlock(), unlocks, text }
  }
  const studio = (path: string, init: RequestInit = {}) =>
    during(async () => {
      const response = await server.host.fetch(`/api/studio/campaigns/open/${path}`, { headers, ...init })
      const text = await response.text()
      if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`)
      return text
    })
  const change = (node: NodeId, body: object) =>
    studio(`links/${createTokenKind(keyring.name('open')).write(node)}`, {
      method: 'PATCH',
      body: JSON.stringify(body),
    })

  const beside = async (...command: string[]): Promise<Done> => {
    let peakBytes = 0
    const done = await during(async () => {
      const ran = await run(dataDir, ...command)
      peakBytes = ran.peakBytes
      return ran.text
    })
    return { ...done, peakBytes }
  }

  return {
    startMs,
    startBytes,
    branchViews: branch.views,
    get: studio,
    /** What the studio does to the large branch. */
    change: (body: object) => change(branch.node, body),
    /** What the studio does to the fan by whose own link the crowd came. */
    changeIdol: (body: object) => change(idol, body),
    verify: () => beside('verify'),
    backup: () => beside('backup', `${dataDir}/copy.db`),
    /** What the server held in memory at most until now. */
    peakBytes: () => peakOf(server.pid),
    async stop() {
      await server.host.stop()
      await rm(dataDir, { recursive: true })
    },
  }
}

export type LargeServer = Awaited<ReturnType<typeof startLargeServer>>

/** Gives the largest branch of a tenth of the views at most, and the fan by whose link the crowd came. */
async function fill(url: string, { views, crowd, key }: { views: number; crowd: number; key: string }) {
  const engine = await openFile(url)
  const ledger = createLedger({ engine, nextTurn: setImmediate, now: Date.now })
  const roots = manifest.campaigns.flatMap((campaign) => declaredRoots(campaign, keyring))
  await ledger.plant(roots)
  const [root] = roots.filter(({ campaign }) => campaign === 'open')
  const now = Date.now()
  const plan = { campaign: 'open', roots: root ? [root.node] : [], views, crowd, from: now - 4 * DAY_MS, to: now }
  const idol = await grow(engine, plan)
  const owner = { role: 'owner', campaigns: null, expiresAt: null } as const
  await engine.write(addStudioKey({ ...owner, name: 'owner', digest: digestOf(key) }, 'test', now))
  const branch = await engine.db.get<{ node: NodeId; views: number }>(sql`
    SELECT node, sum(views) AS views FROM threads GROUP BY node HAVING sum(views) < ${views / 10} ORDER BY 2 DESC LIMIT 1`)
  await engine.close()
  return { branch, idol }
}

/** Runs a command of `entrenous` in a process of its own. */
async function run(dataDir: string, ...command: string[]): Promise<{ text: string; peakBytes: number }> {
  const env = { ...process.env, ENTRENOUS_DATA: dataDir, ENTRENOUS_SECRET: SECRET }
  const running = execute(process.execPath, ['cli/launch.cjs', 'cli/entrenous.ts', ...command], { env })
  let peakBytes = 0
  const sampling = setInterval(async () => {
    peakBytes = Math.max(peakBytes, await peakOf(running.child.pid ?? 0))
  }, SAMPLE_MS)
  const { stdout: text } = await running.finally(() => clearInterval(sampling))
  return { text, peakBytes }
}

async function peakOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return 1024 * Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0)
}
