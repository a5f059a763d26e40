import { type SQL, sql } from 'drizzle-orm'
import type { OwnedTable } from '../../db/campaign/moves.ts'
import type { Engine } from '../../db/engine.ts'

/** A table, with its columns in order. */
export interface Table {
  name: string
  columns: readonly string[]
  /** Columns of its primary key, in order. */
  key: readonly string[]
  /** Undefined: its rows are nobody's in particular. */
  owner?: OwnedTable['owner']
}

/** One of a campaign. */
export type CampaignTable = Table & OwnedTable

/** Tables of a campaign's store that belong to the database itself, and stay where it is. */
const OF_THE_DATABASE = ['backfills', 'delivered_audit', 'moves', 'probes', 'unsettled', 'writers', 'pages']
/** Tables whose rows say by their node whose they are. */
const BY_NODE = ['threads']
const OF_THE_STUDIO = /^studio_/

/**
 * Columns that number the rows of one database: where several campaigns share a file, each goes on from the highest number there.
 * Which table's numbers they are.
 */
export const NUMBERED: Readonly<Record<string, string>> = {
  'audit.id': 'audit',
  'circle_splits.id': 'circle_splits',
  'pinned_words.id': 'pinned_words',
  'pinned_words.again': 'pinned_words',
  'previews.id': 'previews',
  'voids.id': 'voids',
  'nodes.voided': 'voids',
}

/** A table that nobody has said to belong anywhere: nothing is copied, since it would be without it. */
class UnknownTable extends Error {
  override name = 'UnknownTable'
}

/** Tables of campaigns; those that need the nodes to say whose they are come first. Throws {@link UnknownTable}. */
export async function campaignTables(engine: Engine): Promise<CampaignTable[]> {
  const tables = (await allTables(engine)).filter(
    ({ name }) => !OF_THE_DATABASE.includes(name) && !OF_THE_STUDIO.test(name),
  )
  const ofNodes = tables.filter(({ name }) => BY_NODE.includes(name))
  const others = tables.filter((table) => !ofNodes.includes(table))
  const unknown = others.find(({ columns }) => !columns.includes('campaign'))
  if (unknown) throw new UnknownTable(`The table "${unknown.name}" has no column "campaign"`)
  return [
    ...ofNodes.map((table) => ({ ...table, owner: 'node' as const })),
    ...others.map((table) => ({ ...table, owner: 'campaign' as const })),
  ]
}

/** Condition: a row is of this campaign; undefined: any. */
export function isOf({ name, owner }: Table, campaign: string | undefined): SQL {
  if (campaign === undefined || owner === undefined) return sql`true`
  if (owner === 'campaign') return sql`campaign = ${campaign}`
  return sql`EXISTS (SELECT 1 FROM nodes WHERE nodes.id = ${quoted(name)}.node AND nodes.campaign = ${campaign})`
}

/** Tables of the studio. */
export async function studioTables(engine: Engine): Promise<Table[]> {
  return (await allTables(engine)).filter(({ name }) => OF_THE_STUDIO.test(name))
}

/** All but SQLite's own, those of its engines, and of the migrations. */
async function allTables({ db }: Engine): Promise<Table[]> {
  const rows = await db.all<{ name: string; columns: string }>(sql`
    SELECT tables.name AS name, (SELECT json_group_array(json_array(name, pk)) FROM pragma_table_info(tables.name)) AS columns
    FROM sqlite_master AS tables WHERE type = 'table' AND name NOT GLOB '_*' AND name NOT GLOB 'sqlite_*'
      AND name NOT GLOB 'libsql_*' ORDER BY tables.name`)
  return rows.map(({ name, columns: json }) => {
    const columns = JSON.parse(json) as [name: string, place: number][]
    const key = columns.filter(([, place]) => place > 0).sort(([, one], [, other]) => one - other)
    return { name, columns: columns.map(([column]) => column), key: key.map(([column]) => column) }
  })
}

/** What differs between the tables of two databases; undefined: nothing. */
export function differenceOf(one: readonly Table[], other: readonly Table[]): string | undefined {
  const texts = (tables: readonly Table[]) =>
    new Set(tables.map(({ name, columns }) => `${name} (${columns.join(', ')})`))
  const [ours, theirs] = [texts(one), texts(other)]
  return [...ours].find((each) => !theirs.has(each)) ?? [...theirs].find((each) => !ours.has(each))
}

export const quoted = (name: string) => sql.raw(`"${name}"`)
export const listed = (names: readonly string[]) => sql.raw(names.map((name) => `"${name}"`).join(', '))
