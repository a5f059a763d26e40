import { fileURLToPath } from 'node:url'
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator'
import type Database from 'libsql'
import campaign from '../campaign/migrations/meta/_journal.json' with { type: 'json' }
import { type Migration, newerThanThis } from '../schema-version.ts'
import studio from '../studio/migrations/meta/_journal.json' with { type: 'json' }
import { connect } from './connection.ts'
import { DatabaseFault } from './database-fault.ts'

/** One file holds the campaigns' store and the studio's: the migrations of both, in the order of their making. */
const KNOWN: readonly Migration[] = [...campaign.entries, ...studio.entries].sort((a, b) => a.when - b.when)

/** The table of applied migrations, as Drizzle's own migrators keep it. */
const TABLE =
  'CREATE TABLE IF NOT EXISTS __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)'

/** The studio's audit entries, from the time when one table held them and those of campaigns. */
const STUDIO_AUDIT = `
  INSERT INTO studio_audit (at, who, action, detail) SELECT at, who, action, detail FROM audit WHERE campaign IS NULL ORDER BY id;
  DELETE FROM audit WHERE campaign IS NULL`

/**
 * Whether a database lacks a migration of this program; one without any table, which is still to be made, lacks none. Throws
 * {@link DatabaseFault} for one of a newer version, or of another program.
 */
export function isOlder(path: string): boolean {
  const database = connect(path, { timeoutMs: 5000 })
  try {
    const done = applied(database, path)
    return done.size > 0 && !isUpToDate(done)
  } finally {
    database.close()
  }
}

/** Reads what {@link changeByNewer} is told. */
export const APPLIED = 'SELECT created_at FROM __drizzle_migrations ORDER BY created_at'

/** What a newer program has changed in the schema; undefined: nothing. */
export function changeByNewer(applied: readonly unknown[]): string | undefined {
  return newerThanThis(applied.map(Number), KNOWN)
}

/**
 * Runs the missing migrations, all in one transaction: of several processes that start on one file, the first migrates, and
 * the others find it done (Drizzle's migrator for libSQL checks before it locks). Throws {@link DatabaseFault} for a
 * database of a newer version.
 */
export function bringUpToDate(path: string): void {
  const database = connect(path, { timeoutMs: 5000 })
  try {
    if (isUpToDate(applied(database, path))) return
    // What a migration deletes is erased from the file as well.
    database.exec('PRAGMA secure_delete = ON')
    database.exec('BEGIN IMMEDIATE')
    database.exec(TABLE)
    const done = applied(database, path)
    const record = database.prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)')
    for (const { sql, hash, folderMillis } of migrations().filter(({ folderMillis }) => !done.has(folderMillis))) {
      for (const statement of sql) database.exec(statement)
      record.run(hash, folderMillis)
    }
    database.exec(STUDIO_AUDIT)
    database.exec('COMMIT')
  } finally {
    // Closing rolls back what was not committed.
    database.close()
  }
}

function migrations(): MigrationMeta[] {
  const folders = ['../campaign/migrations', '../studio/migrations']
  return folders
    .flatMap((folder) => readMigrationFiles({ migrationsFolder: fileURLToPath(new URL(folder, import.meta.url)) }))
    .sort((a, b) => a.folderMillis - b.folderMillis)
}

const isUpToDate = (done: ReadonlySet<number>) => KNOWN.every(({ when }) => done.has(when))

/** Applied migrations, by their `when`. */
function applied(database: Database.Database, path: string): ReadonlySet<number> {
  const hasTable = database.prepare("SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'").get()
  if (!hasTable) {
    // libSQL's own tables begin with an underscore, too.
    const [other] = database
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '_*'")
      .pluck()
      .all()
    if (other === undefined) return new Set()
    throw new DatabaseFault(
      `${path}: is another program's database (it has a table "${other}"). Set DATABASE_URL or ENTRENOUS_DATA to ours.`,
    )
  }
  const done = database.prepare(APPLIED).pluck().all().map(Number)
  const fault = changeByNewer(done)
  if (fault !== undefined) throw new DatabaseFault(`${path}: ${fault}`)
  return new Set(done)
}
