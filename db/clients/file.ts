import { stat } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { createClient } from '@libsql/client/sqlite3'
import { drizzle } from 'drizzle-orm/libsql/sqlite3'
import { backfill } from '../backfill.ts'
import type { Engine } from '../engine.ts'
import * as schema from '../schema.ts'
import { DatabaseFault } from './database-fault.ts'
import { FileWriter } from './file-writer.ts'
import { bringUpToDate } from './migrations.ts'
import { makePrivate } from './private-file.ts'

/** Beyond this the writer itself moves the write-ahead log into the database, however busy it is. */
const WAL_LIMIT_BYTES = 64 * 1024 * 1024
const GUARD_INTERVAL_MS = 1000

export interface FileEngine extends Engine {
  close(): Promise<void>
}

/**
 * A libSQL file: write-ahead log, every commit synced to disk, and checkpoints on a second thread so that no opening
 * waits for one. Brings its tables and counters up to date. Throws {@link DatabaseFault}.
 *
 * @param url `file:` and a path
 * @param options `mustExist`: it is not made where there is none
 */
export async function openFile(url: string, { mustExist = false } = {}): Promise<FileEngine> {
  const path = url.replace(/^file:(\/\/)?/, '')
  if (mustExist) await requireDatabase(path)
  try {
    await makePrivate(path)
    const writer = new FileWriter(path)
    // One connection: a pool would lose its settings from one call to the next.
    const client = createClient({ url, concurrency: 1, timeout: 5000 })
    const db = drizzle(client, { schema })
    bringUpToDate(path)
    await backfill({ db, write: async (statements) => writer.write(statements) })
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
    if (cause instanceof DatabaseFault) throw cause
    const fault = cause instanceof Error ? cause.message : String(cause)
    throw new DatabaseFault(
      `${path}: cannot be used as a database (${fault}). Restore it from a backup, or move it away to start with an empty one.`,
      { cause },
    )
  }
}

/** An empty file is none: a process was ended before it wrote. */
async function requireDatabase(path: string): Promise<void> {
  const { size } = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return { size: 0 }
    throw new DatabaseFault(`${path}: cannot be read (${error.message})`, { cause: error })
  })
  if (size === 0) {
    throw new DatabaseFault(
      `no database at ${path}, expected one that \`npm start\` has made. Set ENTRENOUS_DATA (or DATABASE_URL) as the server has it.`,
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
