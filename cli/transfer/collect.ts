import { sql } from 'drizzle-orm'
import type { Difference } from '../../db/campaign/comparison.ts'
import { recount } from '../../db/campaign/recount.ts'
import { connect } from '../../db/clients/connection.ts'
import { CopyFault, copyDatabase, type DatabaseCopy } from '../../db/clients/copy.ts'
import { removeAll } from '../../db/clients/drafts.ts'
import { openFile } from '../../db/clients/file.ts'
import type { Engine } from '../../db/engine.ts'
import { askRemote, openRemote, type RemoteStoreName } from '../edge/remote.ts'
import { CommandError } from '../fail.ts'
import { dropPages, keepPage, land, makePages } from './pages.ts'
import { campaignTables, differenceOf, studioTables, type Table } from './tables.ts'

/** A deployment at the edge, and the key that its operator signs with. */
export interface Deployment {
  at: string
  key: Uint8Array
}

/** Slugs of the campaigns of a deployment. */
export function slugsOf({ at, key }: Deployment): Promise<string[]> {
  return askRemote<string[]>(at, 'studio', key, 'campaigns', {})
}

interface Options {
  /** Is told of the counters that the recount finds wrong; the file gets its name if this returns. */
  check: (differences: readonly Difference[]) => void
  /** Is told of a campaign that cannot be copied, and the file is without it; else this throws. */
  leaveOut: (slug: string, cause: unknown) => void
}

/**
 * Copies the objects of a deployment into one new file, each as it is at one moment, while they go on counting. The file gets its
 * name only when it is complete, recounted, checked and on disk. Throws `CommandError` and `CopyFault`.
 */
export async function collect(
  from: Deployment,
  slugs: readonly string[],
  file: string,
  { check, leaveOut }: Options,
): Promise<DatabaseCopy> {
  const draft = `${file}.collecting`
  try {
    removeAll(draft)
    const engine = await openFile(`file:${draft}`)
    try {
      const campaigns = await campaignTables(engine)
      for (const slug of slugs) {
        await collectStore(from, `campaigns/${slug}`, engine, campaigns, slug).catch((cause: unknown) =>
          leaveOut(slug, cause),
        )
      }
      await collectStore(from, 'studio', engine, await studioTables(engine), undefined)
      await engine.write([sql`DROP TABLE pages`])
      check(await recount(engine))
    } finally {
      await engine.close()
    }
    const database = connect(draft, { timeoutMs: 0 })
    try {
      return copyDatabase(database, file)
    } finally {
      database.close()
    }
  } finally {
    removeAll(draft)
  }
}

async function collectStore(
  { at, key }: Deployment,
  store: RemoteStoreName,
  into: Engine,
  tables: readonly Table[],
  campaign: string | undefined,
): Promise<void> {
  const remote = openRemote(at, store, key)
  const theirs = await (campaign === undefined ? studioTables(remote) : campaignTables(remote))
  const differs = differenceOf(tables, theirs)
  if (differs !== undefined) {
    throw new CommandError(
      `${differs}: only one of ${at} and this program has this table, expected the same version at both`,
    )
  }
  const snapshot = `snapshot/${crypto.randomUUID()}`
  const { pages } = await askRemote<{ pages: number }>(at, store, key, 'snapshot', { store: snapshot, tables })
  await into.write([makePages])
  try {
    for (let number = 0; number < pages; number++) {
      const [page] = await remote.db.all<{ name: string; body: string }>(
        sql`SELECT name, body FROM pages WHERE store = ${snapshot} AND number = ${number}`,
      )
      if (!page) {
        throw new CopyFault(
          `${at}: another backup was begun meanwhile, or this one stood still for ten minutes, expected one at a time`,
        )
      }
      await into.write([keepPage(snapshot, number, { table: page.name, body: page.body })])
    }
  } finally {
    // They hold people's words, which are not to outlast their time there. Where this fails, the object deletes them ten minutes later.
    await remote.write([dropPages(snapshot)]).catch(() => undefined)
  }
  await into.write([...land(tables, snapshot, campaign), dropPages(snapshot)])
}
