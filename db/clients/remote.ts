import { SQL } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/sqlite-proxy'
import type { Engine, Row } from '../engine.ts'
import { type Query, toQuery } from '../query.ts'

/** Rows as a remote store answers them. */
export interface RemoteRows {
  columns: string[]
  rows: unknown[][]
}

/** A store that runs statements somewhere else. */
export interface RemoteStore {
  read(query: Query): Promise<RemoteRows>
  /** All or nothing. */
  write(statements: readonly Query[]): Promise<Row[][]>
}

/** A store elsewhere as an engine. `atOneMoment` reads statement by statement: what is counted meanwhile is seen. */
export function remoteEngine(store: RemoteStore): Engine {
  const db = drizzle(async (text, params, method) => {
    const { columns, rows } = await store.read({ sql: text, params })
    // Drizzle asks for rows by place where it knows their columns, and by name where it does not: then they are as other clients give them.
    const both = rows.map((row) => {
      const named = Object.fromEntries(columns.map((column, i) => [column, row[i]]))
      return Object.defineProperties(named, Object.fromEntries(row.map((value, i) => [i, { value }])))
    }) as unknown as unknown[][]
    return { rows: method === 'get' ? (both[0] as unknown[]) : both }
  })
  return {
    db,
    write: (statements) => store.write(statements.map((each) => (each instanceof SQL ? toQuery(each) : each))),
    atOneMoment: (run) => run(db),
  }
}
