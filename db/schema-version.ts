import journal from './campaign/migrations/meta/_journal.json' with { type: 'json' }

/** Migrations of this program, in their order; `when` is what the database keeps of each, epoch milliseconds. */
export const MIGRATIONS: readonly { when: number; tag: string }[] = journal.entries

/**
 * What is wrong with a database that a newer program has migrated: an older one would fail at the first write, or count
 * wrongly. Undefined: nothing.
 *
 * @param applied what its migrations table keeps as `created_at`
 */
export function newerThanThis(applied: readonly number[]): string | undefined {
  const known = new Set(MIGRATIONS.map(({ when }) => when))
  const unknown = applied.filter((when) => !known.has(when)).map((when) => new Date(when).toISOString().slice(0, 10))
  if (unknown.length === 0) return
  const version = String(applied.length - 1).padStart(4, '0')
  return `is of a newer program: its schema is ${version}, with a change of ${unknown.at(-1)}; this program knows up to ${MIGRATIONS.at(-1)?.tag}. Update the program, or restore a backup that was made before the database was updated.`
}
