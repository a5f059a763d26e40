import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileEngine } from '../db/clients/file.ts'
import { timeOfStamp, timeStamp } from '../db/clients/time-stamp.ts'
import type { SnapshotState } from './deps.ts'
import type { SnapshotSettings } from './env.ts'

/** A snapshot that failed is tried again after a minute, or at its usual time if that is sooner. */
const TRY_AGAIN_MS = 60_000
const HOUR_MS = 3_600_000

/** A snapshot could not be made. The message names the folder, the fault and the mend. */
class SnapshotFault extends Error {
  override name = 'SnapshotFault'
}

export interface Snapshots {
  readonly state: SnapshotState
  /** Resolves when none is being made any more. */
  stop(): Promise<void>
}

interface Options extends SnapshotSettings {
  engine: FileEngine
  log: (error: unknown) => void
}

/** Copies the database as often as it is told, the first time when the newest copy is as old as that; keeps the newest. */
export function startSnapshots({ engine, dir, keep, everyMs, log }: Options): Snapshots {
  let [newestAt, isFailing]: [number | undefined, boolean] = [undefined, false]
  let timer: ReturnType<typeof setTimeout> | undefined
  let isStopped = false

  const make = async () => {
    const at = Date.now()
    await engine.copyTo(join(dir, `entrenous-${timeStamp(at)}.db`))
    newestAt = at
    const old = (await snapshotsIn(dir)).slice(0, -keep)
    for (const { name } of [...old, ...(await draftsIn(dir))]) await rm(join(dir, name), { force: true })
  }

  const makeDue = async () => {
    await make().then(
      () => {
        isFailing = false
      },
      (cause: Error) => {
        isFailing = true
        log(
          new SnapshotFault(`${dir}: no snapshot was made (${cause.message}). It is tried again in a minute`, {
            cause,
          }),
        )
      },
    )
    schedule(isFailing ? Math.min(TRY_AGAIN_MS, everyMs) : everyMs)
  }

  let making: Promise<unknown> = snapshotsIn(dir).then((found) => {
    newestAt = found.findLast(({ at }) => at <= Date.now())?.at
    schedule(newestAt === undefined ? 0 : newestAt + everyMs - Date.now())
  })

  const schedule = (inMs: number) => {
    if (isStopped) return
    timer = setTimeout(
      () => {
        making = makeDue()
      },
      Math.max(0, inMs),
    ).unref()
  }

  return {
    get state() {
      return {
        ageSeconds: newestAt === undefined ? null : Math.max(0, Math.round((Date.now() - newestAt) / 1000)),
        isFailing,
      }
    },
    async stop() {
      isStopped = true
      clearTimeout(timer)
      await making
    },
  }
}

/** In the order in which they were made. Those of a day to come, whose clock ran ahead, count as the oldest. */
const snapshotsIn = (dir: string) => stampedIn(dir, /^entrenous-(.+)\.db$/)

/** What a process left that was ended while it copied: no copy takes an hour. */
async function draftsIn(dir: string) {
  const drafts = await stampedIn(dir, /^entrenous-(.+)\.db\.\d+\.draft$/)
  return drafts.filter(({ at }) => Date.now() - at > HOUR_MS)
}

/** None where the folder cannot be read: to write there fails and is told. */
async function stampedIn(dir: string, pattern: RegExp): Promise<{ name: string; at: number }[]> {
  const names = await readdir(dir).catch(() => [])
  const isToCome = (at: number) => Number(at > Date.now())
  return names
    .flatMap((name) => {
      const at = timeOfStamp(pattern.exec(name)?.[1] ?? '')
      return at === undefined ? [] : [{ name, at }]
    })
    .sort((a, b) => isToCome(b.at) - isToCome(a.at) || a.at - b.at)
}
