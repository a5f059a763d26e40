import { stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { createClient } from '@libsql/client/sqlite3'
import { migrate } from 'drizzle-orm/libsql/migrator'
import { drizzle } from 'drizzle-orm/libsql/sqlite3'
import type { Engine } from '../engine.ts'
import * as schema from '../schema.ts'
import { FileWriter } from './file-writer.ts'
import { makePrivate } from './private-file.ts'

const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url))

/** Beyond this the writer itself moves the write-ahead log into the database, however busy it is. */
const WAL_LIMIT_BYTES = 64 * 1024 * 1024
const GUARD_INTERVAL_MS = 1000

/** The database is there but cannot be used. The message names the file, the fault and the mend. */
class DatabaseFault extends Error {
  override name = 'DatabaseFault'
}

export interface FileEngine extends Engine {
  close(): Promise<void>
}

/**
 * A libSQL file: write-ahead log, every commit synced to disk, and checkpoints on a second thread so that no opening
 * waits for one. Makes the file and brings its tables up to date. Throws {@link DatabaseFault}.
 *
 * @param url `file:` and a path
 */
export async function openFile(url: string): Promise<FileEngine> {
  const path = url.replace(/^file:(\/\/)?/, '')
  try {
    await makePrivate(path)
    const writer = new FileWriter(path)
    // One connection: a pool would lose its settings from one call to the next.
    const client = createClient({ url, concurrency: 1, timeout: 5000 })
    const db = drizzle(client, { schema })
    await migrate(db, { migrationsFolder: MIGRATIONS })
    const stopCheckpoints = startCheckpoints(writer, path)
    return {
      db,
      write: (statements) => writer.write(statements),
      async close() {
        await stopCheckpoints()
        client.close()
        writer.close()
      },
    }
  } catch (cause) {
    const fault = cause instanceof Error ? cause.message : String(cause)
    throw new DatabaseFault(
      `${path}: cannot be used as a database (${fault}). Restore it from a backup, or move it away to start with an empty one.`,
      { cause },
    )
  }
}

function startCheckpoints(writer: FileWriter, path: string): () => Promise<void> {
  const thread = new Worker(new URL('./checkpoints.ts', import.meta.url), { workerData: { path } })
  thread.unref()
  const guard = setInterval(async () => {
    const { size } = await stat(`${path}-wal`).catch(() => ({ size: 0 }))
    if (size > WAL_LIMIT_BYTES) writer.tryCheckpoint()
  }, GUARD_INTERVAL_MS)
  guard.unref()
  return async () => {
    clearInterval(guard)
    const stopped = new Promise((resolve) => thread.once('exit', resolve))
    thread.ref()
    thread.postMessage('stop')
    await stopped
  }
}
