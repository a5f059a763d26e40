import { setTimeout } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import type Database from 'libsql'
import { connect } from './connection.ts'
import { copyDatabase } from './copy.ts'
import { FileParts } from './file-parts.ts'
import type { CopyAnswer, ThreadReport, ThreadRequest } from './second-thread.ts'
import { isLocked, troubleIn } from './trouble.ts'

/**
 * The second thread of `file.ts`: copies the write-ahead log into the database without holding up the writer, reads
 * through the database now and then, and makes copies of it.
 */

const INTERVAL_MS = 1000
/**
 * The log is emptied at least once in so many ticks, however busy the database is: what was deleted from the database is
 * then gone from the log as well.
 */
const TICKS_UNTIL_EMPTIED = 60
/** A longer log is emptied at the next tick. */
const LOG_LIMIT_BYTES = 64 * 1024 * 1024
/** How long emptying the log waits for other readers and writers before it is given up for now. */
const TRY_AGAIN_MS = 5
const TRIES = 10
const TRIES_AT_STOP = 400
/** Checking the database takes a fiftieth of the thread's time, at most. */
const CHECK_PAUSE = { leastMs: 2000, times: 50 }

// No waiting for locks: waiting for a reader here would make the writer wait.
const database = connect(workerData.path, { timeoutMs: 0 })
const passive = database.prepare('PRAGMA wal_checkpoint(PASSIVE)')
const truncate = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)')
const quickCheck = database.prepare('PRAGMA quick_check(1)')
const file = new FileParts(workerData.parts)
const { page_size: pageBytes } = database.prepare('PRAGMA page_size').get() as { page_size: number }
let [ticks, framesBefore, copiedBefore, nextCheckAt] = [0, 0, 0, 0]

/** Runs a checkpoint; undefined: somebody holds a lock. */
function checkpoint(prepared: Database.Statement<unknown[]>): { frames: number; copied: number } | undefined {
  try {
    const { busy, log, checkpointed } = prepared.get() as { busy: number; log: number; checkpointed: number }
    return busy === 0 ? { frames: log, copied: checkpointed } : undefined
  } catch (error) {
    if (isLocked(error)) return undefined
    throw error
  }
}

const report = (report: ThreadReport) => parentPort?.postMessage(report)

/** Truncates the log to zero bytes while the writer pauses; false while somebody reads it. */
async function emptyLog(tries: number): Promise<boolean> {
  report({ isEmptying: true })
  try {
    for (let i = 0; i < tries; i++) {
      if (checkpoint(truncate)) return true
      await setTimeout(TRY_AGAIN_MS)
    }
    return false
  } finally {
    report({ isEmptying: false })
  }
}

async function copyLog() {
  // Copied by locks and an index that nobody else shares any more, the log would go over what others have written.
  if (file.lost()) return
  ticks++
  const { frames, copied } = checkpoint(passive) ?? { frames: 0, copied: 0 }
  const isResting = frames > 0 && frames === copied && frames === framesBefore
  const isLong = frames * pageBytes > LOG_LIMIT_BYTES
  // A long read, such as a backup: pausing the writer again and again would not help.
  const isRead = copied < frames && copied === copiedBefore
  framesBefore = frames
  copiedBefore = copied
  if (isRead) return
  if ((isResting || isLong || ticks >= TICKS_UNTIL_EMPTIED) && (await emptyLog(TRIES))) ticks = 0
}

/** SQLite's own check of every page, as it is on the disk and not in this connection's memory. */
function check() {
  const startedAt = performance.now()
  try {
    database.exec('PRAGMA shrink_memory')
    const [{ quick_check } = { quick_check: 'ok' }] = quickCheck.all() as { quick_check: string }[]
    if (quick_check !== 'ok') report({ damage: quick_check })
  } catch (error) {
    if (troubleIn(error) === 'database-damaged' || troubleIn(error) === 'disk-error') report({ damage: String(error) })
  }
  const now = performance.now()
  nextCheckAt = now + Math.max(CHECK_PAUSE.leastMs, CHECK_PAUSE.times * (now - startedAt))
}

/** Resolves when the log is not being emptied, for which the writer pauses. */
let tick: Promise<void> | undefined
const timer = setInterval(() => {
  tick ??= runTick().finally(() => {
    tick = undefined
  })
}, INTERVAL_MS)

async function runTick(): Promise<void> {
  // A checkpoint that fails, on a full or failing disk, is tried again in a second; a write reports the fault.
  await copyLog().catch(() => {})
  if (performance.now() >= nextCheckAt) check()
}

function copy(file: string): CopyAnswer {
  try {
    return { copy: copyDatabase(database, file) }
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }
}

parentPort?.on('message', async (request: ThreadRequest) => {
  if ('stop' in request) clearInterval(timer)
  await tick
  if ('copyTo' in request) return request.answer.postMessage(copy(request.copyTo))
  if (!file.lost()) await emptyLog(TRIES_AT_STOP).catch(() => {})
  database.close()
  parentPort?.close()
})

report({ isOpen: true })
