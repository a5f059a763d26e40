import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { sql } from 'drizzle-orm'
import { declaredRoots } from '../../api/catalogue.ts'
import { createLedger } from '../../db/campaign/ledger.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { openFile } from '../../db/clients/file.ts'
import { addStudioKey } from '../../db/studio/studio-keys.ts'
import { createTokenKind } from '../../seal/link.ts'
import { digestOf, newStudioToken } from '../../seal/studio-key.ts'
import { keyring, manifest, rootToken, SECRET, writeDist } from './fixture.ts'
import { grow } from './grown.ts'
import { startServerProcess } from './server-process.ts'

const DAY_MS = 86_400_000

export interface Done {
  ms: number
  /** For how long the server's event loop was held at a stretch, in processor time. */
  blockMs: number
  unlocks: number
  text: string
}

/**
 * A server in a process of its own whose campaign `open` has spread far in four days, `crowd` of its views by the link of one
 * fan; an owner of its studio, and fans who go on opening links.
 */
export async function startLargeServer(views: number, crowd: number) {
  const distDir = await writeDist()
  const dataDir = dirname(distDir)
  const key = newStudioToken()
  const { branch, idol } = await fill(`file:${dataDir}/entrenous.db`, { views: views - crowd, crowd, key })
  const startedAt = performance.now()
  const server = await startServerProcess(distDir, dataDir)
  const startMs = performance.now() - startedAt
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

  return {
    startMs,
    branchViews: branch.views,
    get: studio,
    /** What the studio does to the large branch. */
    change: (body: object) => change(branch.node, body),
    /** What the studio does to the fan by whose own link the crowd came. */
    changeIdol: (body: object) => change(idol, body),
    verify: () => during(() => verify(dataDir)),
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

function verify(dataDir: string): Promise<string> {
  const env = { ...process.env, ENTRENOUS_DATA: dataDir, ENTRENOUS_SECRET: SECRET }
  return new Promise((resolve, reject) => {
    execFile(process.execPath, ['cli/launch.cjs', 'cli/entrenous.ts', 'verify'], { env }, (error, out, err) =>
      error ? reject(new Error(out + err)) : resolve(out),
    )
  })
}
