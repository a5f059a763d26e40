import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { createSnapshots } from '../../../api/snapshots.ts'
import { openFile } from '../../../db/clients/file.ts'
import { temporaryFolder } from '../../support/fixture.ts'

const HOUR_MS = 3_600_000

const ALOUD = { log: console.error, tell: console.error }

it('goes on making them, and says how old the newest is, after a clock that ran a year ahead was set back', async () => {
  const folder = await temporaryFolder()
  const engine = await openFile(`file:${join(folder, 'entrenous.db')}`)
  const dir = join(folder, 'backups')
  let now = Date.UTC(2026, 10, 28, 12)
  const snapshots = createSnapshots({ engine, dir, keep: 5, everyMs: HOUR_MS, now: () => now, ...ALOUD })
  expect(await snapshots.makeDue()).toBe(now + HOUR_MS)
  now += 365 * 24 * HOUR_MS
  await snapshots.makeDue()
  now -= 365 * 24 * HOUR_MS
  now += HOUR_MS / 2
  expect(await snapshots.makeDue()).toBe(now + HOUR_MS / 2)
  expect(snapshots.state).toEqual({ ageSeconds: 1800, isFailing: false })
  now += HOUR_MS / 2
  await snapshots.makeDue()
  expect(snapshots.state.ageSeconds).toBe(0)
  expect((await readdir(dir)).map((name) => name.slice(10, 26)).sort()).toEqual([
    '2026-11-28T12-00',
    '2026-11-28T13-00',
    '2027-11-28T12-00',
  ])
  await engine.close()
  await rm(folder, { recursive: true })
})

it('makes none where another process of the same database has made one', async () => {
  const folder = await temporaryFolder()
  const engine = await openFile(`file:${join(folder, 'entrenous.db')}`)
  const dir = join(folder, 'backups')
  let now = Date.UTC(2026, 10, 28, 12)
  const log = (error: unknown) => {
    throw error
  }
  const options = { engine, dir, keep: 5, everyMs: HOUR_MS, now: () => now, log, tell: log }
  const [one, other] = [createSnapshots(options), createSnapshots(options)]
  for (let hour = 0; hour < 3; hour++, now += HOUR_MS) {
    for (const { makeDue } of [one, other]) expect(await makeDue()).toBe(now + HOUR_MS)
    expect(other.state).toEqual({ ageSeconds: 0, isFailing: false })
  }
  expect(await readdir(dir)).toHaveLength(3)
  // Both at once, in the same second.
  await Promise.all([one, other].map(({ makeDue }) => makeDue()))
  expect([one, other].map(({ state }) => state.isFailing)).toEqual([false, false])
  expect(await readdir(dir)).toHaveLength(4)
  await engine.close()
  await rm(folder, { recursive: true })
})

it('names the same fault alike each time, and says when it is over', async () => {
  const folder = await temporaryFolder()
  const engine = await openFile(`file:${join(folder, 'entrenous.db')}`)
  const dir = join(folder, 'backups')
  await writeFile(dir, 'no folder')
  let now = Date.UTC(2026, 10, 28, 12)
  const said: string[] = []
  const say = (event: unknown) => void said.push(String(event))
  const snapshots = createSnapshots({ engine, dir, keep: 2, everyMs: 3000, now: () => now, log: say, tell: say })
  for (let i = 0; i < 2; i++, now += 3000) expect(await snapshots.makeDue()).toBe(now + 3000)
  await rm(dir)
  for (let i = 0; i < 2; i++, now += 3000) await snapshots.makeDue()
  expect(said).toEqual([said[0], said[0], `${dir}: snapshots are made again`])
  expect(said[0]).toMatch(/^SnapshotFault: .*: no snapshot was made \(.*entrenous-….*\)/)
  await engine.close()
  await rm(folder, { recursive: true })
})

it('deletes no snapshot for one that holds less, unless it is a week old', async () => {
  const folder = await temporaryFolder()
  const engine = await openFile(`file:${join(folder, 'entrenous.db')}`)
  const dir = join(folder, 'backups')
  let now = Date.UTC(2026, 10, 28, 12)
  const snapshots = createSnapshots({ engine, dir, keep: 2, everyMs: HOUR_MS, now: () => now, ...ALOUD })
  const hold = (views: number) =>
    engine.write([sql`REPLACE INTO tallies (campaign, views, clear, depth) VALUES ('open', ${views}, ${views}, 0)`])
  const kept = async () => (await readdir(dir)).map((name) => name.slice(18, 23)).sort()
  const hourly = async (views: number) => {
    await hold(views)
    await snapshots.makeDue()
    now += HOUR_MS
  }
  await hourly(3)
  await hourly(7)
  // As after a start with an empty database.
  for (let hour = 0; hour < 4; hour++) await hourly(hour)
  expect(await kept()).toEqual(['28T13', '28T16', '28T17'])
  await hourly(7)
  expect(await kept()).toEqual(['28T17', '28T18'])
  await hourly(6)
  await hourly(6)
  expect(await kept()).toEqual(['28T18', '28T19', '28T20'])
  now += 7 * 24 * HOUR_MS
  await hourly(6)
  expect(await kept()).toEqual(['05T21', '28T20'])
  await engine.close()
  await rm(folder, { recursive: true })
})
