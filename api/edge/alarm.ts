import { DAY_MS, MINUTE_MS } from '../../campaigns/durations.ts'
import type { LeftPages } from './left-pages.ts'
import type { Outbox } from './outbox.ts'

/** How soon a delivery that failed is tried again. */
const AGAIN_MS = 5000

/** How soon an object tries again what its alarm rang for, and one that cannot start says so: before its last report no longer counts. */
export const RING_AGAIN_MS = 20_000

/** Until then at most it rings: the clock by which it was set may have been ahead. */
const LONGEST_MS = DAY_MS

/** What is used of a Durable Object's storage. */
interface AlarmClock {
  getAlarm(): Promise<number | null>
  setAlarm(at: number): Promise<void>
}

interface Options {
  clock: AlarmClock
  outbox: Outbox
  pages: Pick<LeftPages, 'sweep'>
  /** Applies the retention rules. Resolves with the time of its next run, in epoch milliseconds. */
  keepHouse(): Promise<number>
  log: (error: unknown) => void
}

/** What a campaign's object does without any request. An object has one alarm: it rings for whatever is due first. */
interface Alarm {
  /** Does what is due, and sets itself again. */
  ring(): Promise<void>
  /** Makes sure that it rings soon: rows and build may have changed since it was set. */
  arm(): Promise<void>
  /** Delivers the audit, or comes back for it, and for pages that an operator is busy with. */
  deliver(): Promise<void>
  /** Whether the last housekeeping failed. */
  readonly isFailing: boolean
}

export function createAlarm({ clock, outbox, pages, keepHouse, log }: Options): Alarm {
  let houseDueAt = 0
  let lookedAt = 0
  let isFailing = false

  const ringBy = async (at: number) => {
    const setFor = await clock.getAlarm()
    if (setFor === null || setFor > at) await clock.setAlarm(at)
  }
  const nextDelivery = (isDelivered: boolean) => Date.now() + (isDelivered ? LONGEST_MS : AGAIN_MS)
  const keepDue = async () => {
    const wasSetBack = Date.now() < lookedAt
    lookedAt = Date.now()
    // What was to be in an hour would else be in a year.
    if (lookedAt < houseDueAt && !wasSetBack) return
    try {
      houseDueAt = await keepHouse()
      isFailing = false
    } catch (error) {
      houseDueAt = Date.now() + MINUTE_MS
      isFailing = true
      log(error)
    }
  }
  return {
    async ring() {
      await outbox.empty()
      await keepDue()
      // Once more: what could not be delivered meanwhile has set an alarm, whose place the next one takes.
      const againAt = nextDelivery(await outbox.empty())
      await clock.setAlarm(Math.min(houseDueAt, pages.sweep(), againAt))
    },
    arm: () => ringBy(Date.now() + MINUTE_MS),
    async deliver() {
      const againAt = nextDelivery(await outbox.emptySoon())
      await ringBy(Math.min(pages.sweep(), againAt))
    },
    get isFailing() {
      return isFailing
    },
  }
}

/** Does what an object's alarm rings for. The runtime would give up after some tries: what is to be mended may take longer. */
export async function ringing(clock: Pick<AlarmClock, 'setAlarm'>, ring: () => Promise<void>): Promise<void> {
  await ring().catch(async (error: unknown) => {
    console.error(error)
    await clock.setAlarm(Date.now() + RING_AGAIN_MS)
  })
}
