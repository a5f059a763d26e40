import * as z from 'zod'
import { isLabel, labelOf } from './label.ts'

/** Building blocks for the fields of `campaign.yaml`, also of each kind of piece. */

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
export const LONGEST_ID = 60
export const slug = z
  .string()
  .max(LONGEST_ID)
  .regex(SLUG, { error: 'expected lower-case letters, digits and single dashes, such as `minuit-club`' })

/** Whether a text can be the id of a piece. */
export function isId(value: string): boolean {
  return SLUG.test(value) && value.length <= LONGEST_ID
}

/** Control characters (but for line ends and tabs), halves of a character, code points that are none, and what turns the text behind it round. */
const UNPRINTABLE = /(?![\t\n\r])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u202d\u202e]/u

/** What pages, pictures and mails print. Without a character that is drawn, a picture cannot be made of it. */
export const text = z
  .string()
  .trim()
  .min(1, { error: 'expected some text', abort: true })
  .refine((value) => !UNPRINTABLE.test(value) && isLabel(labelOf(value)), {
    error: 'expected text that can be seen, without control characters',
    abort: true,
  })

/** A name in one line, such as a title. */
export const line = text.refine((value) => isLabel(value) && !/[\p{Zl}\p{Zp}]/u.test(value), {
  error: 'expected one line that can be seen, without control characters',
})

/** Why there is no such moment, although it is written as one; undefined where it is not. */
function momentFault(written: unknown): string | undefined {
  const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(String(written))?.slice(1).map(Number)
  if (!parts) return undefined
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts
  if (month < 1 || month > 12) return 'expected a month from 01 to 12'
  const last = new Date(Date.UTC(year, month, 0))
  const name = last.toLocaleDateString('en', {
    month: 'long',
    timeZone: 'UTC',
    ...(month === 2 && { year: 'numeric' }),
  })
  if (day < 1 || day > last.getUTCDate()) return `expected a day that there is: ${name} has ${last.getUTCDate()} days`
  if (hour > 23) return 'expected an hour from 00 to 23: there is no 24:00, but 00:00 of the next day'
  return minute > 59 ? 'expected minutes from 00 to 59' : undefined
}

/** A time with its UTC offset: `18:00` alone would be another moment in Paris than on a server. */
export const time = z.iso
  .datetime({
    offset: true,
    error: ({ input }) =>
      momentFault(input) ?? 'expected a date, a time and an offset, such as 2026-12-24T18:00:00+01:00',
  })
  .transform((iso) => Date.parse(iso))

export const count = z.int({ error: 'expected a whole number' }).min(1, { error: 'expected 1 or more' })
