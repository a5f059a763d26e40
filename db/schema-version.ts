/** A migration; the database stores its `when`, in epoch milliseconds. */
export interface Migration {
  when: number
  tag: string
}

/**
 * Says what is wrong with a database that a newer version has migrated: this one would fail at the first write, or count
 * wrongly. Undefined: nothing.
 *
 * @param applied the `created_at` of its migrations table, in order
 * @param known the migrations of this version, in order
 */
export function newerThanThis(applied: readonly number[], known: readonly Migration[]): string | undefined {
  const tags = new Map(known.map(({ when, tag }) => [when, tag]))
  const unknown = applied.filter((when) => !tags.has(when)).map((when) => new Date(when).toISOString().slice(0, 10))
  if (unknown.length === 0) return
  return `is of a newer program: its schema has a change of ${unknown.at(-1)}; this program knows up to ${known.at(-1)?.tag}. Update the program, or restore a backup that was made before the database was updated.`
}
