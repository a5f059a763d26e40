import { MINUTE_MS } from '../../campaigns/durations.ts'
import { isFresh } from '../../campaigns/fresh.ts'
import { PAGES } from '../../db/pages.ts'

/** What is used of a Durable Object's storage. */
interface PagedStorage {
  kv: { get(key: string): unknown; put(key: string, value: unknown): void; delete(key: string): boolean }
  sql: { exec(sql: string): unknown }
}

/** When an operator was busy with pages for the last time. */
const USED = 'pages-used'
const KEPT_MS = 10 * MINUTE_MS

/** The pages of a backup or of a restored studio, which hold people's words, and which a command that was killed leaves behind. */
export interface LeftPages {
  /** Keeps them for ten minutes from now on: somebody reads or writes them. */
  use(): void
  /** Deletes those that nobody has used for so long. Returns when the others are due (epoch milliseconds); `Infinity`: there are none. */
  sweep(): number
}

export function createLeftPages({ kv, sql }: PagedStorage, now: () => number): LeftPages {
  return {
    use: () => kv.put(USED, now()),
    sweep() {
      const used = kv.get(USED)
      if (used === undefined) return Infinity
      if (isFresh(Number(used), now(), KEPT_MS)) return Number(used) + KEPT_MS
      sql.exec(PAGES)
      // Those of a campaign that arrives are given up with its arrival.
      sql.exec("DELETE FROM pages WHERE store GLOB 'snapshot/*' OR store = 'restore'")
      kv.delete(USED)
      return Infinity
    },
  }
}
