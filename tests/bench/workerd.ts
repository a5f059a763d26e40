import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundleWorker } from '../../cli/edge/bundle.ts'
import { wranglerProgram } from '../../cli/edge/wrangler.ts'
import { SECRET, writeDist } from '../support/fixture.ts'
import { freePort } from '../support/free-port.ts'
import { cpuMsOf, type LoadedServer } from './process.ts'

export interface WorkerdServer extends LoadedServer {
  /** Rows that the object of campaign `open` has written since this was asked last. */
  rowsWritten(): Promise<number>
}

const READY_MS = 60_000

/**
 * workerd by itself, with the Worker, its objects and their databases in files: without wrangler around it, which passes every
 * request through a Worker of its own.
 */
export async function startWorkerd(flags: readonly string[] = []): Promise<WorkerdServer> {
  const folder = await mkdtemp(join(tmpdir(), 'entrenous-workerd-'))
  const dist = await writeDist()
  const port = await freePort()
  await bundleWorker('tests/bench/edge/worker.ts', `${folder}/worker.js`)
  await writeFile(`${folder}/config.capnp`, configOf({ dist, folder, port }))
  const { default: workerd } = createRequire(wranglerProgram())('workerd') as { default: string }
  const child = spawn(workerd, ['serve', ...flags, `${folder}/config.capnp`], { stdio: 'inherit' })
  const url = `http://127.0.0.1:${port}`
  const ask = async (what: string) =>
    (await fetch(`${url}/api/campaigns/open/${what}`)).json() as Promise<{ written: number }>
  const giveUpAt = Date.now() + READY_MS
  // Not by figures: workerd by itself has no cache, from which they are answered.
  for (let isUp = false; !isUp; ) {
    if (child.exitCode !== null) throw new Error(`workerd ended with ${child.exitCode}`)
    if (Date.now() > giveUpAt) {
      child.kill()
      throw new Error('workerd is not ready')
    }
    isUp = await fetch(`${url}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    )
  }
  return {
    url,
    noop: '/api/campaigns/open/noop',
    cpuMs: () => cpuMsOf(child.pid ?? 0),
    rowsWritten: async () => (await ask('rows')).written,
    async stop() {
      child.kill('SIGTERM')
      await new Promise((resolve) => child.once('exit', resolve))
      await rm(folder, { recursive: true })
      await rm(join(dist, '..'), { recursive: true })
    },
  }
}

const configOf = ({ dist, folder, port }: { dist: string; folder: string; port: number }) => `
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .main),
    (name = "assets", disk = (path = "${dist}")),
    (name = "objects", disk = (path = "${folder}", writable = true)),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
const main :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = "2026-11-01",
  durableObjectNamespaces = [
    (className = "CampaignObject", uniqueKey = "campaign", enableSql = true),
    (className = "StudioObject", uniqueKey = "studio", enableSql = true),
  ],
  durableObjectStorage = (localDisk = "objects"),
  bindings = [
    (name = "ASSETS", service = "assets"),
    (name = "CAMPAIGN", durableObjectNamespace = "CampaignObject"),
    (name = "STUDIO", durableObjectNamespace = "StudioObject"),
    (name = "ENTRENOUS_SECRET", text = "${SECRET}"),
    (name = "SITE_URL", text = "http://localhost"),
  ],
);
`
