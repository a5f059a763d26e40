import * as z from 'zod'
import { expiryFault } from '../api/studio/previews.ts'
import { DAY_MS, HOUR_MS } from '../campaigns/durations.ts'
import { time } from '../campaigns/fields.ts'
import { CommandError } from './fail.ts'

const SPAN_MS = { d: DAY_MS, h: HOUR_MS }

/** End of a day in the local time zone: a preview is good on that day, too. */
export function endOfDay(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return new Date(year, month - 1, day + 1).getTime()
}

/**
 * Parses the end of a preview (epoch milliseconds): a date, a time, or a number of days or hours. Throws {@link
 * CommandError}.
 */
export function readExpiry(text: string, now: number): number {
  const [, count, unit] = /^(\d+)([dh])$/.exec(text) ?? []
  const until = count ? now + Number(count) * SPAN_MS[unit as 'd' | 'h'] : momentOf(text)
  if (until === undefined) {
    throw new CommandError(
      `--expires: "${text}" does not fit, expected a date such as 2026-12-24, or a span such as 3d or 12h`,
    )
  }
  const fault = expiryFault(until, now)
  if (fault) throw new CommandError(`--expires: "${text}" does not fit, ${fault}`)
  return until
}

function momentOf(text: string): number | undefined {
  return z.union([z.iso.date().transform(endOfDay), time]).safeParse(text).data
}
