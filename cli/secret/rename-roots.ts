import { sql } from 'drizzle-orm'
import type { Engine } from '../../db/engine.ts'
import { memberId, rootId } from '../../seal/link.ts'
import type { Keyring } from '../../seal/secret.ts'
import { campaignTables, quoted } from '../transfer/tables.ts'

interface Labelled {
  node: number
  campaign: string
  label: string
}

/**
 * Gives the roots and members of every campaign the ids that another secret derives from their labels, so that each goes on
 * with its own figures, and lets their caps begin anew. Ids of views say when they came and stay. Resolves with how many there were of each.
 */
export async function renameRoots(engine: Engine, from: Keyring, to: Keyring) {
  const roots = await engine.db.all<Labelled>(sql`SELECT node, campaign, label FROM roots`)
  // Who has left a list has no label any more, and no link.
  const members = await engine.db.all<Labelled>(sql`SELECT node, campaign, label FROM members WHERE has_left = 0`)
  const ids = [...renamed(roots, rootId, from, to), ...renamed(members, memberId, from, to)]
  const columns = await integerColumns(engine)
  await engine.write([
    sql`CREATE TEMP TABLE renamed (old INTEGER PRIMARY KEY, new INTEGER NOT NULL)`,
    sql`INSERT INTO renamed SELECT value ->> 0, value ->> 1 FROM json_each(${JSON.stringify(ids)})`,
    // An id is 52 random bits: wherever this number stands, it is that node, and no list of columns can be incomplete.
    ...columns.map(
      ({ table, column }) => sql`UPDATE ${quoted(table)}
        SET ${quoted(column)} = (SELECT new FROM renamed WHERE old = ${quoted(column)})
        WHERE ${quoted(column)} IN (SELECT old FROM renamed)`,
    ),
    sql`DROP TABLE renamed`,
    // Who came in by a link with a cap comes in again by the new one: it counts from here, whatever the config says of it.
    sql`UPDATE restrictions SET cap = cap + direct.clear, capped_at = coalesce(capped_at, ${Date.now()})
      FROM threads AS direct
      WHERE direct.node = restrictions.node AND generation = 1 AND direct.clear > 0 AND cap IS NOT NULL`,
  ])
  return { links: roots.length, members: members.length }
}

/** The old id and the new one of each; without those whose id their label does not tell. */
function renamed(labelled: readonly Labelled[], idOf: typeof rootId, from: Keyring, to: Keyring): [number, number][] {
  const keys = new Map<string, { old: Uint8Array; new: Uint8Array }>()
  return labelled.flatMap(({ node, campaign, label }) => {
    const key = keys.get(campaign) ?? { old: from.root(campaign), new: to.root(campaign) }
    keys.set(campaign, key)
    return idOf(key.old, label) === node ? [[node, idOf(key.new, label)] as [number, number]] : []
  })
}

async function integerColumns(engine: Engine): Promise<{ table: string; column: string }[]> {
  const tables = new Set((await campaignTables(engine)).map(({ name }) => name))
  const all = await engine.db.all<{ table: string; column: string }>(sql`
    SELECT tables.name AS "table", columns.name AS "column"
    FROM sqlite_master AS tables, pragma_table_info(tables.name) AS columns
    WHERE tables.type = 'table' AND columns.type = 'integer' COLLATE NOCASE`)
  return all.filter(({ table }) => tables.has(table))
}
