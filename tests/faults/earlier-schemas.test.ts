import { readdirSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { sql } from 'drizzle-orm'
import Database from 'libsql'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readCampaignAudit } from '../../db/campaign/audit.ts'
import { recount } from '../../db/campaign/recount.ts'
import { openFile } from '../../db/clients/file.ts'
import { takeUseLock } from '../../db/clients/use-lock.ts'
import { readStudioAudit } from '../../db/studio/audit.ts'
import { temporaryFolder } from '../support/fixture.ts'

/**
 * Databases as the last program of each earlier schema left them, in SQL: a crowd with a chain, a rush and a group, a
 * capped link, a lost node, a revoked branch, from 0007 on doubts and voids, and a tree that was folded and grew again.
 * The first program of 0009 counted what a voided fan had passed on, the later one did not.
 *
 * From 0010 on they also have keys and audit entries of the studio, spoken words, and a void that was put back. Previews come
 * with 0012, votes with 0013, films played with 0015, photos with 0016. 0017 has a campaign with circles, divided ones and
 * chosen ones, with members, ambassadors and their notes, words, lines, codes and a draw. Its folded tree had circles,
 * members, a line, a code and a ticket. These programs counted as today's does, so that the backfill recounts nothing.
 */
const DATABASES = 'tests/vectors/databases'
const FILES = readdirSync(DATABASES).sort()

let folder: string
let path: string
beforeEach(async () => {
  folder = await temporaryFolder()
  path = `${folder}/entrenous.db`
})
afterEach(() => rm(folder, { recursive: true }))

async function restore(file: string): Promise<unknown[]> {
  const earlier = new Database(path)
  earlier.exec(await readFile(`${DATABASES}/${file}`, 'utf8'))
  const tallies = earlier.prepare('SELECT campaign, views, depth FROM tallies ORDER BY campaign').all()
  earlier.close()
  return tallies
}

describe.each(FILES)('a database of schema %s', (file) => {
  it('is brought up to date with every counter right, once', async () => {
    const before = await restore(file)
    const engine = await openFile(`file:${path}`)
    const differences = await recount(engine)
    const tallies = await engine.db.all(sql`SELECT campaign, views, depth FROM tallies ORDER BY campaign`)
    await engine.write([sql`UPDATE tallies SET views = views + 1 WHERE campaign = 'open'`])
    await engine.close()
    const again = await openFile(`file:${path}`)
    const broken = await recount(again)
    await again.close()
    expect(differences).toEqual([])
    expect(tallies).toEqual(before)
    expect(broken).toMatchObject([{ campaign: 'open', counter: 'tally views' }])
  })
})

it('is migrated by one of several that open it at once', async () => {
  await restore('0000.sql')
  const engines = await Promise.all([1, 2, 3, 4].map(() => openFile(`file:${path}`)))
  const counts = await Promise.all(
    engines.map(({ db }) => db.get(sql`SELECT count(*) AS migrations FROM __drizzle_migrations`)),
  )
  for (const engine of engines) await engine.close()
  expect(new Set(counts.map((count) => JSON.stringify(count))).size).toBe(1)
})

it('of a newer program is refused, with the changes of both, and left as it is', async () => {
  const engine = await openFile(`file:${path}`)
  await engine.write([
    sql`INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('of tomorrow', ${Date.UTC(2041, 1, 3)})`,
  ])
  await engine.close()
  await expect(openFile(`file:${path}`)).rejects.toThrow(
    new RegExp(
      `^${path}: is of a newer program: its schema has a change of 2041-02-03; this program knows up to \\d{4}_.*Update the program`,
    ),
  )
})

describe('a database of an older program', () => {
  const migrations = () => {
    const database = new Database(path)
    const [count] = database.prepare('SELECT count(*) FROM __drizzle_migrations').pluck().all()
    database.close()
    return count
  }

  it('is refused by what only looks at it, such as `verify` at a backup, and left as it is', async () => {
    await restore('0016.sql')
    const before = await readFile(path)
    await expect(openFile(`file:${path}`, { asItIs: true })).rejects.toThrow(
      /entrenous\.db: is of an older program\. Stop the server and start the new one/,
    )
    expect(await readFile(path)).toEqual(before)
  })

  it('is not changed by a start while an older server runs', async () => {
    await restore('0016.sql')
    const before = migrations()
    const unlock = takeUseLock(path, 'shared')
    await expect(openFile(`file:${path}`)).rejects.toThrow(
      /entrenous\.db: is of an older program, and a server or a command uses it\. Stop/,
    )
    expect(migrations()).toBe(before)
    unlock()
    await (await openFile(`file:${path}`)).close()
    expect(migrations()).toBeGreaterThan(Number(before))
  })

  it('answers nobody any more once a newer program has changed it', async () => {
    const engine = await openFile(`file:${path}`)
    const newer = new Database(path)
    newer.exec(`INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('of tomorrow', ${Date.UTC(2041, 1, 3)})`)
    newer.close()
    await expect.poll(() => engine.troubles).toEqual(['database-newer'])
    await expect(engine.write([sql`SELECT 1`])).rejects.toThrow(/database-newer: .*start that program/)
    await engine.close()
  })
})

it('keeps every entry of the audit, each where its store has it now', async () => {
  await restore('0009.sql')
  const earlier = new Database(path)
  earlier.exec(
    "INSERT INTO audit (at, who, campaign, action, detail) VALUES (1, 'Ada', NULL, 'signed-in', 'Ada'), (2, 'Ada', 'open', 'exported', 'x')",
  )
  earlier.close()
  const engine = await openFile(`file:${path}`)
  const [ofStudio, ofOpen] = [
    await readStudioAudit(engine, { most: 9 }),
    await readCampaignAudit(engine, null, { most: 9 }),
  ]
  await engine.close()
  expect(ofStudio).toEqual([{ id: 1, at: 1, who: 'Ada', campaign: null, action: 'signed-in', detail: 'Ada' }])
  expect(ofOpen).toEqual([{ id: 2, at: 2, who: 'Ada', campaign: 'open', action: 'exported', detail: 'x' }])
})
