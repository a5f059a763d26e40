import { sql } from 'drizzle-orm'
import type { Engine } from '../../db/engine.ts'

/** How often a store that takes no writes is tried again. */
const AGAIN_MS = 5000

/** A commit that leaves nothing behind. */
const PROBE = [
  sql`INSERT INTO studio_audit (id, at, who, action, detail) VALUES (-1, 0, '', '', '')`,
  sql`DELETE FROM studio_audit WHERE id = -1`,
]

/** The studio's store, which knows whether it takes writes: nobody has to write to find out. */
interface WatchedStore {
  studio: Engine
  readonly isWritable: boolean
}

export function watchWrites(engine: Engine): WatchedStore {
  let isWritable = true

  // A write can fail for its own sake: a name is taken. The probe tells.
  const probe = async () => {
    isWritable = await engine.write(PROBE).then(
      () => true,
      () => false,
    )
    if (!isWritable) setTimeout(probe, AGAIN_MS)
  }
  const write: Engine['write'] = async (statements) => {
    try {
      return await engine.write(statements)
    } catch (error) {
      if (isWritable) await probe()
      throw error
    }
  }
  return {
    studio: { ...engine, write },
    get isWritable() {
      return isWritable
    },
  }
}
