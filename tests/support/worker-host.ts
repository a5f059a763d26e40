import { rm } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { createTestHarness } from 'wrangler'
import { SECRET, writeDist } from './fixture.ts'
import type { RunningHost } from './host.ts'

/** The Worker and its Durable Objects in workerd, bundled by wrangler as for a deployment. */
export async function startWorkerHost(): Promise<RunningHost> {
  const directory = await writeDist()
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
