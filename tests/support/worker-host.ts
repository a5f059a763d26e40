import { rm } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { SECRET, writeDist } from './fixture.ts'
import type { RunningHost } from './host.ts'
import { importOnDemand } from './on-demand.ts'

/** What is used of wrangler, which brings workerd: 190 MB for this host alone. */
interface Wrangler {
  createTestHarness(options: { workers: { config: unknown }[] }): {
    listen(): Promise<{ url: URL }>
    close(): Promise<void>
  }
}

/** The Worker and its Durable Objects in workerd, bundled by wrangler as for a deployment. */
export async function startWorkerHost(): Promise<RunningHost> {
  const directory = await writeDist()
  const { createTestHarness } = (await importOnDemand('wrangler', '4.164.0')) as Wrangler
  const harness = createTestHarness({
    workers: [
      {
        config: {
          name: 'entre-nous',
          main: resolve('api/worker.ts'),
          compatibility_date: '2026-11-01',
          assets: { directory, binding: 'ASSETS', run_worker_first: ['/api/*'] },
          durable_objects: { bindings: [{ name: 'CAMPAIGN', class_name: 'CampaignObject' }] },
          migrations: [{ tag: 'v1', new_sqlite_classes: ['CampaignObject'] }],
          r2_buckets: [{ binding: 'PHOTOS', bucket_name: 'photos' }],
          rules: [{ type: 'Text', globs: ['**/*.sql'] }],
          vars: { ENTRENOUS_SECRET: SECRET },
        },
      },
    ],
  })
  const { url } = await harness.listen()
  return {
    fetch: (path, init) => fetch(new URL(path, url), init),
    async stop() {
      await harness.close()
      await rm(dirname(directory), { recursive: true })
    },
  }
}
