import * as z from 'zod'
import { isSaid } from './description.ts'
import { isLabel, labelOf } from './label.ts'
import { isOffset, momentFault } from './moment-fault.ts'

/** Building blocks for the fields of `campaign.yaml`, also of each kind of piece. */

/** Every object of JavaScript has a `constructor`: what is counted by id would find that one. */
const SLUG = /^(?!constructor$)[a-z0-9]+(?:-[a-z0-9]+)*$/
export const LONGEST_ID = 60
export const slug = z
  .string()
  .max(LONGEST_ID)
  .regex(SLUG, { error: ({ input }) => idFault(String(input)) ?? '' })

/** Why a text cannot be a slug; undefined when it can. */
export function idFault(value: string): string | undefined {
  if (value === 'constructor') return 'expected another word: JavaScript keeps this one to itself'
  if (!SLUG.test(value)) return 'expected lower-case letters, digits and single dashes, such as `minuit-club`'
  return value.length > LONGEST_ID ? `expected at most ${LONGEST_ID} characters` : undefined
}

/** Whether a text can be the id of a piece. */
export function isId(value: string): boolean {
  return idFault(value) === undefined
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

/** What a picture, a film or a sound is, for those who cannot see or hear it. */
export const alt = text.max(300).refine(isSaid, { error: 'expected words that say what it is, not the name of a file' })

/** A time with its UTC offset: `18:00` alone would be another moment in Paris than on a server. */
export const time = z.iso
  .datetime({ offset: true, abort: true, error: ({ input }) => momentFault(input) })
  .refine((iso) => isOffset(/Z$|[+-][\d:]+$/.exec(iso)?.[0] ?? ''), { error: ({ input }) => momentFault(input) })
  .transform((iso) => Date.parse(iso))

export const count = z.int({ error: 'expected a whole number' }).min(1, { error: 'expected 1 or more' })
