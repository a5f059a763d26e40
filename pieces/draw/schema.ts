import * as z from 'zod'
import { count, text, time } from '../../campaigns/fields.ts'
import type { KindSchema } from '../kind.ts'

/** More than a campaign hands over by hand. */
export const MOST_PRIZES = 500

const terms = text.max(2000)
const name = text.max(120)
const prizes = z.array(z.object({ name: z.string(), count: z.int() }))

/** Prizes that are drawn among the passes that ask for a ticket. */
export const draw = {
  extensions: [],
  fields: {
    prizes: z
      .array(
        z.strictObject({
          name: name.describe('What is won.'),
          count: count.max(MOST_PRIZES).default(1).describe('How many of it.'),
        }),
      )
      .min(1, { error: 'expected one prize or more' })
      .describe('In the order in which they are drawn. Sealed.'),
    closes: time.describe('Nobody takes a ticket from then on, and the draw is held.'),
    claim: z
      .int({ error: 'expected a whole number of days' })
      .min(1)
      .max(365)
      .default(14)
      .describe('Days in which winners claim their prize.'),
    terms: terms.describe('Who may take part, how a prize is handed over, who answers for it. Sealed.'),
  },
  translation: {
    prizes: z
      .array(name)
      .optional()
      .describe('Of a draw: the names of its prizes, in their order. Default: as they are.'),
    terms: terms.optional().describe('Of a code or a draw: its terms. Default: as they are.'),
  },
  facts: { prizes, closes: z.int(), claim: z.int() },
} satisfies KindSchema

/** What a piece of this kind is, once it is loaded. */
export interface Draw {
  kind: 'draw'
  /** By their names in the campaign's first language, which winners are written down with. */
  prizes: (z.output<typeof prizes>[number] & {
    /** Its name in the language of the page. */
    translated?: string | undefined
  })[]
  /** Epoch milliseconds. */
  closes: number
  /** Days. */
  claim: number
  terms: string
}
