/** What is used of a Durable Object's storage. */
interface Kept {
  kv: { get(key: string): unknown; put(key: string, value: unknown): void }
}

const ENROLLED = 'enrolled'

/** The campaigns that have an object, by their slugs: it outlives their place in the build. */
export interface Enrolled {
  add(slug: string): void
  list(): readonly string[]
}

export function createEnrolled({ kv }: Kept): Enrolled {
  const list = () => (kv.get(ENROLLED) as string[] | undefined) ?? []
  return {
    list,
    add(slug) {
      if (!list().includes(slug)) kv.put(ENROLLED, [...list(), slug])
    },
  }
}
