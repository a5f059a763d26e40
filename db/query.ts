import { is, Placeholder, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { SQLiteAsyncDialect } from 'drizzle-orm/sqlite-core'

/** A statement as a driver takes it. */
export interface Query {
  sql: string
  params: readonly unknown[]
}

const dialect = new SQLiteAsyncDialect()

/** The text of a statement, with its parameters. */
export function toQuery(statement: SQL): Query {
  return dialect.sqlToQuery(statement)
}

/**
 * A statement that takes one JSON array: its text is built at the first use and kept, since on the hottest path building
 * it costs as much as running it.
 *
 * @param build the statement; `json` may stand in it several times
 */
export function withJson(build: (json: SQL) => SQL): (json: string) => Query {
  let built: Query | undefined
  return (json) => {
    built ??= toQuery(build(sql`${sql.placeholder('json')}`))
    return { sql: built.sql, params: built.params.map((param) => (is(param, Placeholder) ? json : param)) }
  }
}

/**
 * Condition: a column has one of these values. They travel as one JSON array, since a Durable Object takes a hundred
 * parameters.
 */
export function isAmong(column: SQLWrapper, values: readonly (number | string)[]): SQL {
  return sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`
}

/** A Durable Object takes no value of more than 2 MB: so many rows of some numbers and an id stay far below. */
const ROWS_A_PAGE = sql.raw('10000')

/**
 * Rows as JSON texts of many rows each, which take a fraction of the time of as many rows. One statement, so that all of them
 * are of one moment; in no order. {@link rowsOfPages} reads them.
 *
 * @param columns of the rows
 */
export const inPages = (columns: SQL, rows: SQL): SQL => sql`
  SELECT json_group_array(json_array(${columns})) AS page
  FROM (SELECT *, (row_number() OVER () - 1) / ${ROWS_A_PAGE} AS pageNumber FROM (${rows})) GROUP BY pageNumber`

export const rowsOfPages = <Row>(pages: readonly { page: string | null }[]): Row[] =>
  pages.flatMap(({ page }) => (page === null ? [] : (JSON.parse(page) as Row[])))
