import { MOST_PAGE_BYTES, MOST_PAGE_ROWS, PAGES } from '../../db/pages.ts'
import type { Query } from '../../db/query.ts'

/** What is used of a Durable Object's storage. */
export interface RawStorage {
  sql: { exec(sql: string, ...params: (string | number | null)[]): { columnNames: string[]; raw(): Iterable<unknown> } }
  transactionSync<T>(run: () => T): T
}

interface Table {
  name: string
  columns: readonly string[]
}

/**
 * Copies tables into pages that are read afterwards, whatever is written meanwhile: all in one turn, so that they are of one
 * moment. A row is written for each page, not for each row of theirs.
 *
 * @param first what brings the counters up to date
 * @returns how many pages there are, from 0 on
 */
export function takeSnapshot({ sql }: RawStorage, store: string, tables: readonly Table[], first: readonly Query[]) {
  for (const { sql: text, params } of first) sql.exec(text, ...(params as string[]))
  sql.exec(PAGES)
  sql.exec("DELETE FROM pages WHERE store GLOB 'snapshot/*'")
  let pages = 0
  for (const { name, columns } of tables) {
    let [rows, bytes]: [string[], number] = [[], 0]
    const keep = () => {
      if (rows.length > 0) sql.exec('INSERT INTO pages VALUES (?, ?, ?, ?)', store, pages++, name, `[${rows.join()}]`)
      ;[rows, bytes] = [[], 0]
    }
    const list = columns.map((column) => `"${column}"`).join()
    const all = sql.exec(
      `SELECT row, length(CAST(row AS BLOB)) FROM (SELECT json_array(${list}) AS row FROM "${name}")`,
    )
    for (const [row, length] of all.raw() as Iterable<[string, number]>) {
      if (rows.length === MOST_PAGE_ROWS || bytes + length > MOST_PAGE_BYTES) keep()
      rows.push(row)
      bytes += length
    }
    keep()
  }
  return { pages }
}
