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
