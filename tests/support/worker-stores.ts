import { resolve } from 'node:path'
import { importOnDemand } from '../../cli/edge/on-demand.ts'
import { WRANGLER } from '../../cli/edge/wrangler.ts'
import { type RemoteStore, remoteEngine } from '../../db/clients/remote.ts'
import type { Engine, Row } from '../../db/engine.ts'
import type { Query } from '../../db/query.ts'

/** An object of `store-objects.ts`: a write that fails resolves with why. */
interface StoreObject extends Pick<RemoteStore, 'read'> {
  write(statements: readonly Query[]): Promise<Row[][] | string>
}

interface Namespace {
  getByName(name: string): StoreObject
}

const engineOf = (object: StoreObject): Engine =>
  remoteEngine({
    read: (query) => object.read(query),
    async write(statements) {
      const rows = await object.write(statements)
      if (typeof rows === 'string') throw new Error(rows)
      return rows
    },
  })

interface Wrangler {
  createTestHarness(options: { workers: { config: unknown }[] }): {
    listen(): Promise<unknown>
    getWorker(): { getEnv(): Promise<Record<'CAMPAIGN' | 'STUDIO', Namespace>> }
    close(): Promise<void>
  }
}

/** The stores of a campaign and of the studio in Durable Objects of workerd, for whatever runs in this process. */
export async function startWorkerStores(): Promise<{ campaign: Engine; studio: Engine; stop(): Promise<void> }> {
  const { createTestHarness } = (await importOnDemand('wrangler', WRANGLER)) as Wrangler
  const classes = ['CampaignObject', 'StudioObject']
  const harness = createTestHarness({
    workers: [
      {
        config: {
          name: 'stores',
          main: resolve('tests/support/store-objects.ts'),
          compatibility_date: '2026-11-01',
          durable_objects: {
            bindings: classes.map((name) => ({ name: name.replace('Object', '').toUpperCase(), class_name: name })),
          },
          migrations: [{ tag: 'v1', new_sqlite_classes: classes }],
          rules: [{ type: 'Text', globs: ['**/*.sql'] }],
        },
      },
    ],
  })
  await harness.listen()
  const { CAMPAIGN, STUDIO } = await harness.getWorker().getEnv()
  return {
    campaign: engineOf(CAMPAIGN.getByName('campaign')),
    studio: engineOf(STUDIO.getByName('studio')),
    stop: () => harness.close(),
  }
}
