import type { Condition } from './condition.ts'
import type { FileWriter } from './file-writer.ts'
import type { OpenedFile } from './opened-file.ts'
import type { SecondThread } from './second-thread.ts'
import { timeStamp } from './time-stamp.ts'

const INTERVAL_MS = 1000

interface Watched {
  file: OpenedFile
  condition: Condition
  writer: FileWriter
  thread: SecondThread
}

/** Monitors a database in use, once a second. Returns a function that stops it, once nothing is left to be rescued. */
export function watchFile({ file, condition, writer, thread }: Watched): () => Promise<void> {
  let looking: Promise<void> | undefined
  let [isRescued, isStopped] = [false, false]

  const lookAtPath = () => {
    const lost = file.lost()
    for (const name of ['database-removed', 'database-replaced'] as const) if (name !== lost) condition.over(name)
    if (lost) condition.see(lost)
    return lost
  }

  /** Copies a deleted database: processes that have it open can still read it, until they end. */
  const rescue = async () => {
    isRescued = true
    const rescued = `${file.path}.rescued-${timeStamp()}`
    const said = await thread.copyTo(rescued).then(
      ({ campaigns }) => {
        const views = campaigns.reduce((sum, { views }) => sum + views, 0)
        return `${rescued}: all that was counted until then (${views} views). Stop the server, then restore this file`
      },
      (error: Error) => error.message,
    )
    condition.say(said)
  }

  /** Once for each loss: files that are put back take views again. */
  const rescueWhatIsLost = async () => {
    const lost = lookAtPath()
    if (!lost) isRescued = false
    else if (lost !== 'database-damaged' && !isRescued) await rescue()
  }

  const look = async () => {
    await rescueWhatIsLost()
    if (!(await file.hasHeader())) condition.see('database-damaged', 'its first bytes are not those of a database')
    if (await file.isDiskFull()) condition.see('disk-full', 'less than 16 MB are free')
    else condition.over('disk-full')
    // A write to a remounted disk or a write-protected file fails without saying why.
    if (condition.troubles.includes('disk-error') && (await file.isReadOnly())) condition.see('database-read-only')
    else condition.over('database-read-only')
    await writer.probeLock()
  }

  const timer = setInterval(() => {
    looking ??= look()
      .then(
        () => condition.over('disk-error'),
        (error: unknown) => void (isStopped || condition.see('disk-error', String(error))),
      )
      .finally(() => {
        looking = undefined
      })
  }, INTERVAL_MS)
  timer.unref()
  return async () => {
    isStopped = true
    clearInterval(timer)
    await looking
    await rescueWhatIsLost()
  }
}
