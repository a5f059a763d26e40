import { fileURLToPath } from 'node:url'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import type Database from 'libsql'
import { MIGRATIONS, newerThanThis } from '../schema-version.ts'
import { connect } from './connection.ts'
import { DatabaseFault } from './database-fault.ts'

const FOLDER = fileURLToPath(new URL('../campaign/migrations', import.meta.url))

/** As Drizzle's own migrators keep it. */
const TABLE =
  'CREATE TABLE IF NOT EXISTS __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)'

/**
 * Runs the migrations that a database has not seen, all of them in one transaction: of several processes that start on
 * one file, the first migrates, and the others find it done. Drizzle's migrator for libSQL looks before it locks.
 * Throws {@link DatabaseFault} where a newer program has been.
 */
export function bringUpToDate(path: string): void {
  const database = connect(path, { timeoutMs: 5000 })
  try {
    if (applied(database, path) === MIGRATIONS.length) return
    // What earlier programs kept and this one does not is gone from the file as well.
    database.exec('PRAGMA secure_delete = ON')
    database.exec('BEGIN IMMEDIATE')
    database.exec(TABLE)
    const done = applied(database, path)
    const record = database.prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)')
    for (const { sql, hash, folderMillis } of readMigrationFiles({ migrationsFolder: FOLDER }).slice(done)) {
      for (const statement of sql) database.exec(statement)
      record.run(hash, folderMillis)
    }
    database.exec('COMMIT')
  } finally {
    // What was not committed is rolled back.
    database.close()
  }
}

/** How many migrations a database has seen. */
function applied(database: Database.Database, path: string): number {
  const hasTable = database.prepare("SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'").get()
  if (!hasTable) {
    // What libSQL makes by itself begins with an underscore, too.
    const [other] = database
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '_*'")
      .pluck()
      .all()
    if (other === undefined) return 0
    throw new DatabaseFault(
      `${path}: is another program's database (it has a table "${other}"). Set DATABASE_URL or ENTRENOUS_DATA to ours.`,
    )
  }
  const rows = database.prepare('SELECT created_at FROM __drizzle_migrations ORDER BY created_at').pluck().all()
  const fault = newerThanThis(rows.map(Number))
  if (fault !== undefined) throw new DatabaseFault(`${path}: ${fault}`)
  return rows.length
}
