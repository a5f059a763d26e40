import * as z from 'zod'
import { NOTE_STATES } from '../../../db/campaign/notes.ts'
import { count, node, time } from './fields.ts'

/** The most ambassadors in one answer: those whose notes wait come first, and a search finds the others. */
export const MOST_AMBASSADORS = 100

export const ambassadorsQuery = z.object({
  q: z.string().trim().max(80).optional().describe('Part of a label.'),
  note: z.enum(NOTE_STATES).optional().describe('Only those with such a note.'),
})

const note = z.object({
  text: z.string(),
  state: z.enum(NOTE_STATES),
  reason: z.string().nullable(),
  at: time.describe('When it was written; a decision names it.'),
  shown: z
    .string()
    .nullable()
    .describe('What the branch reads: this one, or an earlier one while this one waits; null where it reads none.'),
})

const ambassador = z.object({
  node,
  label: z.string(),
  /** Address of their own page; for owners alone. */
  url: z.url().nullable(),
  people: count,
  hands: count,
  isListed: z.boolean(),
  isRevoked: z.boolean(),
  note: note.nullable(),
})
export type StudioAmbassador = z.output<typeof ambassador>

/** `GET ambassadors`. */
export const ambassadorsAnswer = z.object({
  hasRanking: z.boolean(),
  all: count.describe('Number of ambassadors.'),
  notes: z.record(z.enum(NOTE_STATES), count),
  ambassadors: z.array(ambassador).max(MOST_AMBASSADORS),
})
export type AmbassadorsAnswer = z.output<typeof ambassadorsAnswer>

/** `POST ambassadors/:node/page`. */
export const pageAnswer = z.object({ url: z.url() })
export type PageAnswer = z.output<typeof pageAnswer>

const reason = z
  .string()
  .trim()
  .min(1, { error: 'expected a reason, which the ambassador reads' })
  .max(200)
  .describe('The ambassador reads it.')

/** `PATCH ambassadors/:node/note`. */
export const noteDecision = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('shown'), at: time }),
  z.strictObject({ state: z.literal('refused'), at: time, reason }),
  z.strictObject({
    state: z.literal('withdrawn').describe('What the branch reads is taken from it; a newer one waits on.'),
    at: time,
    reason,
  }),
])
