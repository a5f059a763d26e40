import { SQL } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/durable-sqlite'
import { migrate } from 'drizzle-orm/durable-sqlite/migrator'
import { backfill } from '../campaign/backfill.ts'
import migrations from '../campaign/migrations/migrations.js'
import * as schema from '../campaign/schema.ts'
import type { Engine, Row } from '../engine.ts'
import { newerThanThis } from '../schema-version.ts'

/** The SQLite inside a Durable Object. Its writes are durable before any answer leaves the object (output gate). */
export async function openDurableObject(storage: DurableObjectStorage): Promise<Engine> {
  const db = drizzle(storage, { schema })
  await migrate(db, migrations)
  const applied = storage.sql.exec('SELECT created_at FROM __drizzle_migrations ORDER BY created_at').toArray()
  const fault = newerThanThis(applied.map(({ created_at }) => Number(created_at)))
  if (fault !== undefined) throw new Error(`The database ${fault}`)
  const engine: Engine = {
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
  }
  await backfill(engine)
  return engine
}
