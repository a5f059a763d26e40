import type { AuditEntry } from '../../db/audit.ts'
import { type Delivered, readUndelivered } from '../../db/campaign/audit.ts'
import type { Engine } from '../../db/engine.ts'

/** Entries that are delivered at once. */
const AT_ONCE = 200

/** How long a change waits until the studio knows of it: then it is answered, and the delivery goes on by itself. */
const PATIENCE_MS = 1000

/** What is used of a Durable Object's storage. */
interface Kept {
  kv: { get(key: string): unknown; put(key: string, value: unknown): void }
}

const LAST = 'audit-delivered'

interface Options {
  storage: Kept
  engine: Engine
  /** Hands entries to the studio. What it takes twice, it keeps once. */
  deliver(entries: readonly AuditEntry[]): Promise<void>
  log: (error: unknown) => void
}

/**
 * The outbox of a campaign's audit: entries are written in the transaction of the change, and delivered to the studio's
 * object in their order, until it has taken each of them at least once.
 */
export interface Outbox {
  /** Delivers what there is. Resolves with whether the studio has taken all of it. */
  empty(): Promise<boolean>
  /** The same, with at most a second of patience; whoever is told `false` comes back later. */
  emptySoon(): Promise<boolean>
}

export function createOutbox({ storage, engine, deliver, log }: Options): Outbox {
  let running: Promise<boolean> = Promise.resolve(true)

  const run = async (): Promise<boolean> => {
    for (;;) {
      const last = (storage.kv.get(LAST) as Delivered | undefined) ?? { id: 0, at: 0 }
      const entries = await readUndelivered(engine, last, AT_ONCE)
      const newest = entries.at(-1)
      if (!newest) return true
      await deliver(entries)
      storage.kv.put(LAST, { id: newest.id, at: newest.at } satisfies Delivered)
    }
  }
  // In turn: who comes during a delivery may bring an entry that it has not seen.
  const empty = () => {
    running = running.then(run).catch((error: unknown) => {
      log(error)
      return false
    })
    return running
  }
  return {
    empty,
    emptySoon: () =>
      Promise.race([empty(), new Promise<false>((settle) => setTimeout(settle, PATIENCE_MS, false as const))]),
  }
}
