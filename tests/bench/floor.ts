import type { Hono } from 'hono'
import { isbot } from 'isbot'
import Database from 'libsql'
import { createGroupCommit } from '../../db/campaign/group-commit.ts'
import { createTokenKind } from '../../seal/link.ts'
import { keyring } from '../support/fixture.ts'

const SETTINGS = ['journal_mode = WAL', 'synchronous = FULL', 'wal_autocheckpoint = 20000']

/**
 * The floor of counting: JSON is read, a token proved and two written, the browser looked at, and one row is on disk before the
 * answer, in commits that are shared. No visit is looked for, no parent, and nothing is added up.
 *
 * @param app gets `POST /floor`, which takes what `unlock` takes
 * @param file a database of its own
 */
export function addFloor(app: Hono, file: string): void {
  const database = new Database(file)
  for (const setting of SETTINGS) database.exec(`PRAGMA ${setting}`)
  database.exec('CREATE TABLE IF NOT EXISTS floor (id INTEGER PRIMARY KEY, parent INTEGER, visit TEXT)')
  const append = database.prepare('INSERT INTO floor (parent, visit) SELECT value->>0, value->>1 FROM json_each(?)')
  const [links, passes] = [createTokenKind(keyring.link('open')), createTokenKind(keyring.pass('open'))]
  const write = createGroupCommit<[parent: number, visit: string], true>({
    commit: async (rows) => {
      append.run(JSON.stringify(rows))
      return rows.map(() => true)
    },
    nextTurn: setImmediate,
  })
  app.post('/floor', async (c) => {
    const { link, visit } = (await c.req.json()) as { link: string; visit: string }
    const parent = links.read(link.slice(1))
    if (parent === undefined || isbot(c.req.header('User-Agent'))) return c.body(null, 403)
    await write([parent, visit])
    return c.json({ counted: true, pass: passes.write(parent), link: links.write(parent) })
  })
}
