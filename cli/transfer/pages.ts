import { createHash } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'
import type { Engine } from '../../db/engine.ts'
import { MOST_PAGE_BYTES, MOST_PAGE_ROWS, PAGES } from '../../db/pages.ts'
import { isOf, listed, NUMBERED, quoted, type Table } from './tables.ts'

/** Rows of a table, as a JSON array of arrays: at most a thousand, and at most a megabyte. */
export interface Page {
  table: string
  body: string
}

type Value = string | number | null

/** What is copied: one campaign, or everything that the tables hold. */
type Scope = string | undefined

/** Reads tables page by page, each in the order of its key, from a store that nobody changes meanwhile. */
export async function* readPages(engine: Engine, tables: readonly Table[], campaign: Scope): AsyncGenerator<Page> {
  for (const table of await withRows(engine, tables, campaign)) yield* readTable(engine, table, campaign)
}

/** Tables that hold rows, asked for at once: most hold none, and what is far away takes its time for each question. */
async function withRows({ db }: Engine, tables: readonly Table[], campaign: Scope): Promise<Table[]> {
  const columns = tables.map(
    (table) =>
      sql`EXISTS (SELECT 1 FROM ${quoted(table.name)} WHERE ${isOf(table, campaign)}) AS ${quoted(table.name)}`,
  )
  const found = await db.get<Record<string, 0 | 1>>(sql`SELECT ${sql.join(columns, sql`, `)}`)
  return tables.filter(({ name }) => found[name])
}

async function* readTable({ db }: Engine, table: Table, campaign: Scope): AsyncGenerator<Page> {
  const { name, columns } = table
  const key = listed(table.key)
  for (let after: SQL | undefined = sql`true`; after; ) {
    const { body, found }: { body: string; found: number } = await db.get(sql`
      SELECT count(*) AS found,
        json_group_array(json(page_row)) FILTER (WHERE page_total <= ${MOST_PAGE_BYTES} OR page_total = page_bytes) AS body
      FROM (
        SELECT page_row, page_bytes, sum(page_bytes) OVER (ORDER BY ${key}) AS page_total FROM (
          SELECT *, length(CAST(page_row AS BLOB)) AS page_bytes FROM (
            SELECT ${key}, json_array(${listed(columns)}) AS page_row FROM ${quoted(name)}
            WHERE ${isOf(table, campaign)} AND ${after} ORDER BY ${key} LIMIT ${MOST_PAGE_ROWS})))`)
    const rows = JSON.parse(body) as Value[][]
    const last = rows.at(-1)
    if (last) yield { table: name, body }
    const values = table.key.map((column) => sql`${last?.[columns.indexOf(column)]}`)
    const isLast: boolean = rows.length === found && found < MOST_PAGE_ROWS
    after = last && !isLast ? sql`(${key}) > (${sql.join(values, sql`, `)})` : undefined
  }
}

/** Statement that makes room for pages. */
export const makePages = sql.raw(PAGES)

/** Statement that keeps a page until it lands; repeating it changes nothing. */
export function keepPage(store: string, number: number, { table, body }: Page): SQL {
  return sql`INSERT INTO pages (store, number, name, body) VALUES (${store}, ${number}, ${table}, ${body})
    ON CONFLICT (store, number) DO UPDATE SET name = excluded.name, body = excluded.body`
}

export const dropPages = (store: string) => sql`DELETE FROM pages WHERE store = ${store}`

/** Statements that put the rows of the pages in the place of those that are there. */
export function land(tables: readonly Table[], store: string, campaign: Scope): SQL[] {
  // Before the tables whose numbers they name: these are counted on from the highest that is there.
  const isNaming = ({ name, columns }: Table) =>
    columns.some((column) => (NUMBERED[`${name}.${column}`] ?? name) !== name)
  const sorted = [...tables.filter(isNaming), ...tables.filter((table) => !isNaming(table))]
  return [...clear(tables, campaign), ...sorted.map((table) => landTable(table, store))]
}

/** Statements that delete all rows. */
export const clear = (tables: readonly Table[], campaign: Scope): SQL[] =>
  tables.map((table) => sql`DELETE FROM ${quoted(table.name)} WHERE ${isOf(table, campaign)}`)

function landTable({ name, columns }: Table, store: string): SQL {
  const values = columns.map((column, i) => {
    const value = sql.raw(`each.value->>${i}`)
    const numbers = NUMBERED[`${name}.${column}`]
    // Null names no row, and 0 is not one of the table.
    return numbers === undefined
      ? value
      : sql`iif(${value} > 0, ${value} + (SELECT coalesce(max(id), 0) FROM ${quoted(numbers)}), ${value})`
  })
  return sql`INSERT INTO ${quoted(name)} (${listed(columns)})
    SELECT ${sql.join(values, sql`, `)} FROM pages, json_each(pages.body) AS each
    WHERE pages.store = ${store} AND pages.name = ${name} ORDER BY pages.number, each.key`
}

/** Columns that landing changes. */
const CHANGED: readonly string[] = [...Object.keys(NUMBERED), 'tallies.revision']

/** The sum of a table: its rows, and a digest of all that they hold. */
export interface Sum {
  rows: number
  digest: string
}

/** Sums of a campaign's tables, by name, as they are the same wherever it is. */
export async function sumsOf(engine: Engine, tables: readonly Table[], campaign: Scope): Promise<Map<string, Sum>> {
  const sums = new Map(
    tables.map(({ name, columns }) => [
      name,
      {
        rows: 0,
        hash: createHash('sha256'),
        isKept: columns.map((column) => !CHANGED.includes(`${name}.${column}`)),
      },
    ]),
  )
  for await (const { table, body } of readPages(engine, tables, campaign)) {
    const sum = sums.get(table)
    if (!sum) continue
    for (const row of JSON.parse(body) as Value[][]) {
      sum.rows++
      sum.hash.update(`${JSON.stringify(row.filter((_, i) => sum.isKept[i]))}\n`)
    }
  }
  return new Map([...sums].map(([name, { rows, hash }]) => [name, { rows, digest: hash.digest('hex') }]))
}

/** The first table whose sums differ, in words; undefined: none does. */
export function sumsDiffer(one: ReadonlyMap<string, Sum>, other: ReadonlyMap<string, Sum>): string | undefined {
  for (const [table, { rows, digest }] of one) {
    const there = other.get(table)
    if (there?.rows !== rows) return `${table} has ${rows} rows here and ${there?.rows ?? 0} there`
    if (there.digest !== digest) return `${table} holds something else there`
  }
  return undefined
}
