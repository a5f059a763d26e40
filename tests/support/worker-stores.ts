import { resolve } from 'node:path'
import { SQL } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/sqlite-proxy'
import type { Engine, Row } from '../../db/engine.ts'
import { type Query, toQuery } from '../../db/query.ts'
import { importOnDemand } from './on-demand.ts'

/** What is used of an object, over RPC. */
interface StoreStub {
  read(query: Query): Promise<{ columns: string[]; rows: unknown[][] }>
  write(statements: readonly Query[]): Promise<Row[][]>
}

interface Namespace {
  getByName(name: string): StoreStub
}

interface Wrangler {
  createTestHarness(options: { workers: { config: unknown }[] }): {
    listen(): Promise<unknown>
    getWorker(): { getEnv(): Promise<Record<'CAMPAIGN' | 'STUDIO', Namespace>> }
    close(): Promise<void>
  }
}

/** The stores of a campaign and of the studio in Durable Objects of workerd, for whatever runs in this process. */
export async function startWorkerStores(): Promise<{ campaign: Engine; studio: Engine; stop(): Promise<void> }> {
  const { createTestHarness } = (await importOnDemand('wrangler', '4.164.0')) as Wrangler
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

function engineOf(object: StoreStub): Engine {
  const db = drizzle(async (text, params, method) => {
    const { columns, rows } = await object.read({ sql: text, params })
    // Drizzle asks for rows by place where it knows their columns, and by name where it does not.
    const named = rows.map((row) =>
      Object.assign(row, Object.fromEntries(columns.map((column, i) => [column, row[i]]))),
    )
    return { rows: method === 'get' ? (named[0] as unknown[]) : named }
  })
  return {
    db,
    write: async (statements) => object.write(statements.map((each) => (each instanceof SQL ? toQuery(each) : each))),
    atOneMoment: (read) => read(db),
  }
}
