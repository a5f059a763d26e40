import { basename, join } from 'node:path'
import type { Condition } from './condition.ts'
import type { FileWriter } from './file-writer.ts'
import { keptName } from './kept-name.ts'
import type { OpenedFile } from './opened-file.ts'
import type { SecondThread } from './second-thread.ts'

const INTERVAL_MS = 1000
/** How soon a rescue that failed is tried again. */
const RESCUE_AGAIN_MS = 3000
/** Reading through a file whose disk fails takes a tenth of the time: as often as each second, a large one would be read without end. */
const READ_PAUSE = 9

interface Watched {
  file: OpenedFile
  condition: Condition
  writer: FileWriter
  thread: SecondThread
  /** A folder for what is rescued where there is no room beside the database: on another disk, perhaps. */
  rescueDir: string | undefined
}

/** Monitors a database in use, once a second. Returns a function that stops it, once nothing is left to be rescued. */
export function watchFile({ file, condition, writer, thread, rescueDir }: Watched): () => Promise<void> {
  let looking: Promise<void> | undefined
  let [isRescued, isStopped, tryAgainAt, readAgainAt] = [false, false, 0, 0]

  const lookAtPath = () => {
    const lost = file.lost()
    for (const name of ['database-removed', 'database-replaced'] as const) if (name !== lost) condition.over(name)
    if (lost) condition.see(lost)
    return lost
  }

  /** Copies a deleted database: processes that have it open can still read it, until they end. */
  const rescue = async () => {
    const faults: string[] = []
    for (const place of rescueDir === undefined ? [file.path] : [file.path, join(rescueDir, basename(file.path))]) {
      const copy = keptName(place, 'rescued')
      try {
        const { campaigns } = await thread.copyTo(copy)
        const views = campaigns.reduce((sum, { views }) => sum + views, 0)
        isRescued = true
        condition.over('database-unrescued')
        condition.say(
          `${copy}: all that was counted until then (${views} views). Stop the server, then restore this file`,
        )
        return
      } catch (error) {
        faults.push(error instanceof Error ? error.message : String(error))
      }
    }
    tryAgainAt = performance.now() + RESCUE_AGAIN_MS
    condition.see('database-unrescued', faults.join('; '))
    if (isStopped) condition.say(`${file.path}: was not rescued, and is gone with this process (${faults.join('; ')})`)
  }

  /** Once for each loss, as often as it takes: files that are put back take views again. */
  const rescueWhatIsLost = async () => {
    const lost = lookAtPath()
    if (!lost) {
      isRescued = false
      condition.over('database-unrescued')
    } else if (lost !== 'database-damaged' && !isRescued && (isStopped || performance.now() >= tryAgainAt)) {
      await rescue()
    }
  }

  const readThrough = async () => {
    const startedAt = performance.now()
    await file.readThrough().finally(() => {
      const now = performance.now()
      readAgainAt = now + READ_PAUSE * (now - startedAt)
    })
  }

  /** False: it fails, and whether it still does is not known yet. */
  const look = async (): Promise<boolean> => {
    await rescueWhatIsLost()
    if (!(await file.hasHeader())) condition.see('database-damaged', 'its first bytes are not those of a database')
    if (await file.isDiskFull()) condition.see('disk-full', 'less than 16 MB are free')
    else condition.over('disk-full')
    const isFailing = condition.troubles.includes('disk-error')
    // A write to a remounted disk or a write-protected file fails without saying why.
    if (isFailing && (await file.isReadOnly())) condition.see('database-read-only')
    else condition.over('database-read-only')
    const isKnown = !isFailing || performance.now() >= readAgainAt
    if (isFailing && isKnown) await readThrough()
    if (!file.lost()) await writer.probe()
    return isKnown
  }

  const timer = setInterval(() => {
    looking ??= look()
      .then(
        (isKnown) => void (isKnown && condition.over('disk-error')),
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
