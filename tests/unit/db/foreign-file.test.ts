import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'libsql'
import { expect, it } from 'vitest'
import { openFile } from '../../../db/clients/file.ts'
import { temporaryFolder } from '../../support/fixture.ts'

it('leaves a file that is no database as it is, with its mode, and makes nothing beside it', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'letter.txt')
  await writeFile(path, 'Dear you, '.repeat(1000))
  await chmod(path, 0o640)
  const opening = openFile(`file:${path}`)
  await expect(opening).rejects.toThrow(/letter\.txt: cannot be used .*Set DATABASE_URL or ENTRENOUS_DATA/)
  expect((await stat(path)).mode & 0o777).toBe(0o640)
  expect(await readFile(path, 'utf8')).toHaveLength(10_000)
  expect(await readdir(folder)).toEqual(['letter.txt'])
})

it('puts no table into the database of another program, and leaves it its mode', async () => {
  const path = join(await temporaryFolder(), 'places.sqlite')
  const theirs = new Database(path)
  theirs.exec('CREATE TABLE places (id integer)')
  theirs.close()
  await chmod(path, 0o644)
  await expect(openFile(`file:${path}`)).rejects.toThrow(/places\.sqlite: is another program's database .*"places"/)
  const after = new Database(path)
  expect(after.prepare('SELECT name FROM sqlite_master').pluck().all()).toEqual(['places'])
  after.close()
  expect((await stat(path)).mode & 0o777).toBe(0o644)
})
