import { parentPort, workerData } from 'node:worker_threads'
import { createClient } from '@libsql/client/sqlite3'

/** The second thread of `file.ts`: copies the write-ahead log into the database without holding up the writer. */

const INTERVAL_MS = 1000
/** However busy it is, the log is emptied as often: what was cleared in the database is gone from the log as well. */
const TICKS_UNTIL_EMPTIED = 60

const client = createClient({ url: `file:${workerData.path}`, concurrency: 1 })
let [ticks, framesBefore] = [0, 0]

async function checkpoint(mode: 'PASSIVE' | 'TRUNCATE') {
  const [row] = (await client.execute(`PRAGMA wal_checkpoint(${mode})`)).rows
  return { isBlocked: row?.busy !== 0, frames: Number(row?.log), copied: Number(row?.checkpointed) }
}

async function tick() {
  ticks++
  const { frames, copied } = await checkpoint('PASSIVE')
  const isResting = frames > 0 && frames === copied && frames === framesBefore
  framesBefore = frames
  // Emptying waits for nobody: while somebody writes, or reads what is in the log, it is tried again in a second.
  if ((isResting || ticks >= TICKS_UNTIL_EMPTIED) && !(await checkpoint('TRUNCATE')).isBlocked) ticks = 0
}

const timer = setInterval(() => {
  // A checkpoint that finds the database locked, or no room on the disk, is tried again in a second.
  tick().catch(() => {})
}, INTERVAL_MS)

parentPort?.once('message', () => {
  clearInterval(timer)
  client.close()
})
