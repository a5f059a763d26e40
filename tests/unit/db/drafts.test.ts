import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'libsql'
import { beforeEach, expect, it } from 'vitest'
import { copyDatabase } from '../../../db/clients/copy.ts'
import { openFile } from '../../../db/clients/file.ts'
import { temporaryFolder } from '../../support/fixture.ts'

/** What a process leaves that was killed while it made a database. */

let folder: string
const path = (name: string) => join(folder, name)
const named = async (part: string) => (await readdir(folder)).filter((name) => name.includes(part)).sort()
beforeEach(async () => {
  folder = await temporaryFolder()
  await openFile(`file:${path('some.db')}`).then((engine) => engine.close())
})

it('by a restore goes with the next start, not with a command', async () => {
  const left = ['some.db.restoring', 'some.db.restoring-lock', 'some.db.restoring-wal', 'some.db.restoring.7.draft']
  for (const name of left) await writeFile(path(name), '')
  await openFile(`file:${path('some.db')}`, { asItIs: true }).then((engine) => engine.close())
  expect(await named('restoring')).toEqual(left)
  await openFile(`file:${path('some.db')}`).then((engine) => engine.close())
  expect(await named('restoring')).toEqual([])
})

it('that cannot be removed keeps no copy from being made', async () => {
  await mkdir(path('mine.db.restoring'))
  await utimes(path('mine.db.restoring'), 0, 0)
  const database = new Database(path('some.db'))
  copyDatabase(database, path('nightly.db'))
  database.close()
  expect(await readdir(folder)).toContain('nightly.db')
})

it('by a copy goes with the next one into the folder a day later, and nothing else does', async () => {
  const old = [
    'nightly-1.db.7.draft',
    'edge.db.collecting',
    'edge.db.collecting-wal',
    'other.db.restoring',
    'other.db.restoring.7.draft',
  ]
  const kept = ['nightly-1.db', 'notes.7.draft', 'some.db.before-20260101T000000']
  for (const name of [...old, ...kept]) {
    await writeFile(path(name), '')
    await utimes(path(name), 0, 0)
  }
  await writeFile(path('nightly-2.db.8.draft'), '')
  const database = new Database(path('some.db'))
  copyDatabase(database, path('nightly-3.db'))
  database.close()
  const names = await readdir(folder)
  for (const name of old) expect(names).not.toContain(name)
  for (const name of [...kept, 'nightly-2.db.8.draft', 'nightly-3.db']) expect(names).toContain(name)
})
