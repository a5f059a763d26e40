import * as z from 'zod'
import { alt, slug, text, time } from '../../campaigns/fields.ts'
import type { KindSchema } from '../kind.ts'

/** Columns of a poster, rows of a phone: with more, nobody reads them all. */
const LEAST_CHOICES = 2
const MOST_CHOICES = 12

const choiceText = text.max(80)

const choice = z.union(
  [
    choiceText,
    z.strictObject({
      id: slug.optional().describe('Short name, unique in the poll; votes are counted by it. Default: from the text.'),
      text: choiceText.optional().describe('What it says. Default: the picture alone.'),
      image: text.optional().describe('Image file of media/, such as media/pink.jpg. Sealed.'),
      alt: alt
        .optional()
        .describe('What the picture shows, for those who cannot see it. Needed where there is no text.'),
    }),
  ],
  { error: 'expected a text, or {text: …, image: media/…}' },
)

const pick = z
  .union(
    [
      z.literal('one').describe('One of them.'),
      z.literal('ranking').describe('All of them, in order.'),
      z.strictObject({
        most: z
          .int({ error: 'expected a whole number' })
          .min(2, { error: 'expected 2 or more, or pick: one' })
          .describe('So many of them at most.'),
      }),
    ],
    { error: 'expected one, ranking or {most: n}' },
  )
  .describe('How many a fan picks: one, {most: n}, or all of them in order (ranking).')

const result = z
  .enum(['hidden', 'after', 'live'])
  .describe(
    'Who sees how it stands: nobody but the studio (hidden), who has voted (after), everybody as it moves (live).',
  )

/** A question with choices, answered once for each pass until it closes. */
export const poll = {
  extensions: [],
  fields: {
    question: text.max(200).describe('Sealed, like its choices.'),
    choices: z
      .array(choice)
      .min(LEAST_CHOICES, { error: `expected ${LEAST_CHOICES} choices or more` })
      .max(MOST_CHOICES, { error: `expected ${MOST_CHOICES} choices at most` })
      .describe('What can be picked, in the order shown: a text, a picture, or both.'),
    pick: pick.default('one'),
    result: result.default('after'),
    closes: time.optional().describe('Nobody votes from then on. Default: when the campaign closes.'),
  },
  translation: {
    question: text.max(200).optional().describe('Of a poll. Default: its question.'),
    choices: z
      .record(
        z.string(),
        z.union([choiceText, z.strictObject({ text: choiceText.optional(), alt: alt.optional() })], {
          error: 'expected a text, or {text: …, alt: …}',
        }),
      )
      .optional()
      .describe('Of a poll: its choices, by id. Default: as they are.'),
  },
  facts: {
    choices: z.array(z.object({ id: z.string(), text: z.string() })),
    pick,
    result,
    closes: z.int().optional(),
  },
} satisfies KindSchema

export type Pick = z.output<typeof pick>
type ResultShown = z.output<typeof result>

export interface Choice {
  id: string
  /** Its words; where it has none, what its picture shows. */
  text: string
  picture?: {
    /** Below the campaign's folder. */
    path: string
    /** What it shows; empty where the words beside it say so. */
    alt: string
    /** No words beside it. */
    isAlone: boolean
  }
}

/** What a piece of this kind is, once it is loaded. */
export interface Poll {
  kind: 'poll'
  question: string
  choices: Choice[]
  pick: Pick
  result: ResultShown
  /** Epoch milliseconds. */
  closes?: number | undefined
}
