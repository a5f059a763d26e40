import { isFresh } from '../../campaigns/fresh.ts'
import type { Readiness } from '../deps.ts'

/** What a campaign's object says of itself. */
export type ObjectReport = Pick<Readiness, 'reasons' | 'photos'>

/** How often an object in trouble looks whether it is over, and says so again. */
const AGAIN_MS = 5000
/** How long a report counts: an object that fell silent in its trouble may be well again. */
const COUNTS_MS = 30_000

interface Options {
  readiness(): ObjectReport
  /** Tries whether the trouble is over. */
  probe(): Promise<void>
  /** Tells the studio's object. */
  tell(report: ObjectReport): Promise<void>
  log: (error: unknown) => void
}

interface Alert {
  look(): void
  /** Says nothing any more. */
  end(): void
}

/** Lets the studio know when an object gets into trouble, for as long as it lasts, and when it is over. */
export function createAlert({ readiness, probe, tell, log }: Options): Alert {
  let isTold = false
  let isOver = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const look = () => {
    if (isOver || timer !== undefined) return
    const report = readiness()
    const isInTrouble = report.reasons.length > 0 || report.photos !== undefined
    if (!isInTrouble && !isTold) return
    isTold = isInTrouble
    tell(report).catch(log)
    if (isInTrouble) timer = setTimeout(lookAgain, AGAIN_MS)
  }
  const lookAgain = async () => {
    await probe().catch(log)
    timer = undefined
    look()
  }
  return {
    look,
    end() {
      isOver = true
      clearTimeout(timer)
    },
  }
}

/** What the studio's object knows of the campaigns' objects. */
export function createTroubles(now: () => number) {
  const reports = new Map<string, ObjectReport & { at: number }>()
  return {
    report(slug: string, report: ObjectReport): void {
      reports.set(slug, { ...report, at: now() })
    },
    /** All that counts now, as of one host. */
    get current(): ObjectReport {
      const counting = [...reports.values()].filter(({ at }) => isFresh(at, now(), COUNTS_MS))
      const isFailing = counting.some(({ photos }) => photos !== undefined)
      return {
        reasons: [...new Set(counting.flatMap(({ reasons }) => reasons))],
        ...(isFailing && { photos: { isFailing } }),
      }
    },
  }
}
