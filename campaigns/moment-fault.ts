/** A moment as people write it: `24/12/2026 18h00`, `2026-12-24 18:00 +1`, `2026-12-24T18:00:00Z[Europe/Paris]`. */
const WRITTEN =
  /^(?:(?<year>\d{4})-?(?<month>\d\d)-?(?<day>\d\d)|(?<first>\d\d?)[/.-](?<second>\d\d?)[/.-](?<last>\d{4}))(?:[T, ]+(?<hour>\d\d?)[:Hh]?(?<minute>\d\d)?(?::?(?<seconds>\d\d(?:\.\d+)?))?(?: *(?<offset>Z|(?:UTC|GMT)?[+-]\d\d?(?::?\d\d)?)?)(?:\[[\w/+-]+\])?)?$/i

/** Why a text is no moment, and the one that was probably meant. */
export function momentFault(written: unknown): string {
  const groups = WRITTEN.exec(plain(String(written)))?.groups
  const date = groups && dateOf(groups)
  if (!date) return 'expected a date, a time and an offset, such as 2026-12-24T18:00:00+01:00'
  const { hour = '', minute = '00', seconds = '00' } = groups
  const fault = dayFault(date) ?? timeFault(Number(hour), Number(minute), Number(seconds))
  if (fault) return fault
  const offset = offsetOf(groups.offset)
  if (offset && !isOffset(offset)) return 'expected an offset from -12:00 to +14:00'
  const moment = `${date.map((part) => part.padStart(2, '0')).join('-')}T${(hour || '18').padStart(2, '0')}:${minute}:${seconds}`
  return offset
    ? `expected it written as ${moment}${offset}`
    : `expected a date, a time and an offset, such as ${moment}+01:00`
}

/** Whether some place on earth has this offset. */
export function isOffset(offset: string): boolean {
  const [, sign = '', hours = '', minutes = ''] = /^([+-])(\d\d):(\d\d)$/.exec(offset) ?? []
  const far = Number(hours) * 60 + Number(minutes)
  return sign === '' ? offset === 'Z' : Number(minutes) < 60 && far <= (sign === '-' ? 12 : 14) * 60
}

/** With the signs of a keyboard: programs make dashes of hyphens, and a minus of one before a number. */
function plain(written: string): string {
  return written
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .trim()
}

type Groups = Partial<Record<string, string>>

/** Year, month and day; undefined where the day could as well be the month. */
function dateOf({ year, month = '', day = '', first = '', second = '', last = '' }: Groups): string[] | undefined {
  if (year) return [year, month, day]
  if (Number(first) > 12) return [last, second, first]
  return Number(second) > 12 ? [last, first, second] : undefined
}

function dayFault([year = '', month = '', day = '']: readonly string[]): string | undefined {
  if (Number(month) < 1 || Number(month) > 12) return 'expected a month from 01 to 12'
  const last = new Date(Date.UTC(Number(year), Number(month), 0))
  const isFebruary = Number(month) === 2
  const name = last.toLocaleDateString('en', {
    month: 'long',
    timeZone: 'UTC',
    ...(isFebruary && { year: 'numeric' }),
  })
  const days = last.getUTCDate()
  return Number(day) < 1 || Number(day) > days ? `expected a day that there is: ${name} has ${days} days` : undefined
}

function timeFault(hour: number, minute: number, seconds: number): string | undefined {
  if (hour > 23) return 'expected an hour from 00 to 23: there is no 24:00, but 00:00 of the next day'
  if (minute > 59) return 'expected minutes from 00 to 59'
  return seconds < 60 ? undefined : 'expected seconds from 00 to 59'
}

function offsetOf(written: string | undefined): string | undefined {
  const [, sign, hours = '', minutes = '00'] = /([+-])(\d\d?):?(\d\d)?$/.exec(written ?? '') ?? []
  return sign ? `${sign}${hours.padStart(2, '0')}:${minutes}` : written?.toUpperCase()
}
