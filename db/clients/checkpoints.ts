import { parentPort, workerData } from 'node:worker_threads'
import { createClient } from '@libsql/client/sqlite3'

/** The second thread of `file.ts`: copies the write-ahead log into the database without holding up the writer. */

const INTERVAL_MS = 1000

const client = createClient({ url: `file:${workerData.path}`, concurrency: 1 })
const timer = setInterval(() => {
  // A checkpoint that finds the database locked, or no room on the disk, is tried again in a second.
  client.execute('PRAGMA wal_checkpoint(PASSIVE)').catch(() => {})
}, INTERVAL_MS)

parentPort?.once('message', () => {
  clearInterval(timer)
  client.close()
})
