import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DAY_MS } from '../campaigns/durations.ts'
import { readCopied } from '../db/clients/copy.ts'
import type { FileEngine } from '../db/clients/file.ts'
import { timeOfStamp, timeStamp } from '../db/clients/time-stamp.ts'
import type { SnapshotState } from './deps.ts'
import type { SnapshotSettings } from './env.ts'
import type { Faults } from './faults.ts'

/** The retry of a failed snapshot: after a minute, or at its usual time if that is sooner. */
const TRY_AGAIN_MS = 60_000
const KEPT_MS = 7 * DAY_MS

/** A snapshot could not be made. The message names the folder, the fault and the mend. */
class SnapshotFault extends Error {
  override name = 'SnapshotFault'
}

export interface Snapshots {
  readonly state: SnapshotState
  /** Makes a snapshot if one is due. Resolves with the time of the next one (epoch milliseconds). */
  makeDue(): Promise<number>
}

interface Options extends SnapshotSettings {
  engine: FileEngine
  now: () => number
  log: Faults['log']
  tell: Faults['tell']
}

/**
 * Copies the database at an interval, the first time when the newest copy is as old as that, and keeps the newest copies; of
 * older ones, for a week, one that holds more than the newest.
 */
export function createSnapshots({ engine, dir, keep, everyMs, now, log, tell }: Options): Snapshots {
  let [newestAt, isFailing]: [number | undefined, boolean] = [undefined, false]

  const recover = () => {
    if (isFailing) tell(`${dir}: snapshots are made again`)
    isFailing = false
  }

  const make = async (at: number) => {
    const { campaigns } = await engine.copyTo(join(dir, `${nameAt(at)}.db`))
    newestAt = at
    const old = (await snapshotsIn(dir, at)).slice(0, -keep)
    const richest = richestOf(dir, old, { views: viewsOf(campaigns), now: at })
    for (const { name } of old) if (name !== richest) await rm(join(dir, name), { force: true })
  }

  /** When the next one is due, where one is fresh: another process of the database may have made it. */
  const lookForOne = async () => {
    // One of a day to come, whose clock ran ahead, says nothing of how old the newest is.
    newestAt = (await snapshotsIn(dir, now())).findLast(({ at }) => at <= now())?.at
    if (newestAt === undefined || now() >= newestAt + everyMs) return undefined
    recover()
    return newestAt + everyMs
  }

  return {
    get state() {
      return {
        ageSeconds: newestAt === undefined ? null : Math.max(0, Math.round((now() - newestAt) / 1000)),
        isFailing,
      }
    },
    async makeDue() {
      const dueAt = await lookForOne()
      if (dueAt !== undefined) return dueAt
      const at = now()
      try {
        await make(at)
        recover()
        return now() + everyMs
      } catch (cause) {
        // Another process may have been quicker within this very second.
        const madeAt = await lookForOne()
        if (madeAt !== undefined) return madeAt
        isFailing = true
        // Without the time in the copy's name, so that the log knows the same fault again.
        const fault = (cause instanceof Error ? cause.message : String(cause)).replaceAll(nameAt(at), 'entrenous-…')
        log(new SnapshotFault(`${dir}: no snapshot was made (${fault}). It is tried again within a minute`))
        return now() + Math.min(TRY_AGAIN_MS, everyMs)
      }
    },
  }
}

/**
 * The newest of those with the most views, where the snapshot that was just made has fewer: the database may be one that was
 * begun anew, and nobody has seen it yet. It is kept for a week: what retention erases is to go from copies too.
 */
function richestOf(dir: string, old: readonly Snapshot[], { views, now }: { views: number; now: number }) {
  let [richest, most]: [string | undefined, number] = [undefined, views + 1]
  for (const { name, at } of old) {
    if (now - at > KEPT_MS) continue
    const held = viewsOf(readCopied(join(dir, name)))
    if (held >= most) [richest, most] = [name, held]
  }
  return richest
}

const nameAt = (at: number) => `entrenous-${timeStamp(at)}`

const viewsOf = (campaigns: readonly { views: number }[]) => campaigns.reduce((sum, { views }) => sum + views, 0)

interface Snapshot {
  name: string
  at: number
}

/**
 * Snapshots, oldest first. One dated in the future, by a clock that ran ahead, counts as the oldest. Empty where the folder cannot
 * be read: writing there fails too, and that is logged.
 */
async function snapshotsIn(dir: string, now: number): Promise<Snapshot[]> {
  const names = await readdir(dir).catch(() => [])
  const isToCome = (at: number) => Number(at > now)
  return names
    .flatMap((name) => {
      const at = timeOfStamp(/^entrenous-(.+)\.db$/.exec(name)?.[1] ?? '')
      return at === undefined ? [] : [{ name, at }]
    })
    .sort((a, b) => isToCome(b.at) - isToCome(a.at) || a.at - b.at)
}
