import { SQL } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/durable-sqlite'
import { migrate } from 'drizzle-orm/durable-sqlite/migrator'
import type { Engine, Row } from '../engine.ts'
import { newerThanThis } from '../schema-version.ts'

type Migrations = Parameters<typeof migrate>[1]

/**
 * The SQLite inside a Durable Object. Its writes are durable before any answer leaves the object (output gate).
 *
 * @param migrations of the store that this object holds
 */
export async function openDurableObject(storage: DurableObjectStorage, migrations: Migrations): Promise<Engine> {
  const db = drizzle(storage)
  await migrate(db, migrations)
  const applied = storage.sql.exec('SELECT created_at FROM __drizzle_migrations ORDER BY created_at').toArray()
  const fault = newerThanThis(
    applied.map(({ created_at }) => Number(created_at)),
    migrations.journal.entries,
  )
  if (fault !== undefined) throw new Error(`The database ${fault}`)
  return {
    db,
    async write(statements) {
      return storage.transactionSync(() =>
        statements.map((statement) =>
          statement instanceof SQL
            ? db.all<Row>(statement)
            : storage.sql.exec(statement.sql, ...statement.params).toArray(),
        ),
      )
    },
    // All reads are synchronous, so no request can come between two of them.
    atOneMoment: (read) => read(db),
  }
}
