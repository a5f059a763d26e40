import * as z from 'zod'
import { LONGEST_WORD } from '../../../campaigns/lengths.ts'
import { lengthOf, tidyText } from '../../brand/plain-text.ts'
import { count, estimate, time } from './fields.ts'

const circle = z.string().describe('Id of a circle as the config has it; empty: the whole campaign.')

/** `POST word`: a new one, or an earlier one again. */
export const wordBody = z.union([
  z.strictObject({
    locale: z.string(),
    circle: circle.default(''),
    text: z
      .string()
      .transform(tidyText)
      .refine((text) => lengthOf(text) <= LONGEST_WORD, { error: `expected at most ${LONGEST_WORD} characters` })
      .describe('Plain text, line breaks kept; empty: the word is taken down.'),
  }),
  z.strictObject({
    locale: z.string(),
    circle: circle.default(''),
    again: count.describe('The id of an earlier word of this place, which is put back; 0: the config’s.'),
  }),
])

const word = z.object({
  /** 0: the config's. */
  id: z.int(),
  circle,
  locale: z.string(),
  text: z.string(),
  /** Null: the config. */
  who: z.string().nullable(),
  at: time.nullable(),
  again: z.int().nullable().describe('The word that was put back by this one.'),
  stands: z.boolean().describe('Whether it is on the page now.'),
})
export type Word = z.output<typeof word>

const rate = z.object({
  words: count.describe('Words in the last 28 days.'),
  days: count.describe('Days since the first of them, begun ones whole; 0 without one.'),
  verdict: z
    .enum(['silent', 'unknown', 'fine', 'often'])
    .describe('Whether the brand speaks too often; unknown: there is too little to tell.'),
  change: estimate
    .nullable()
    .describe('Clear views in the day after a word, in those of the day before, against days without a word.'),
})
export type WordRate = z.output<typeof rate>

/** `GET word` and `POST word`. */
export const wordAnswer = z.object({
  locales: z.array(z.string()),
  circles: z.array(z.object({ id: z.string(), name: z.string() })),
  words: z.array(word).describe('The newest first, the config’s last.'),
  rate,
})
export type WordAnswer = z.output<typeof wordAnswer>
