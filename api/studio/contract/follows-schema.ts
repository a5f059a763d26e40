import * as z from 'zod'
import { count, estimate, time } from './fields.ts'

/** `GET follows`. */
export const followsQuery = z.strictObject({
  // Each of them for owners alone.
  from: z.coerce.number().int().optional().describe('Epoch milliseconds: the hours that begin from here on.'),
  to: z.coerce.number().int().optional().describe('The hours that begin before.'),
  circle: z
    .string()
    .optional()
    .describe(
      'Only what the fans of this circle did, or of a part of one: what they did before it was divided is the first part’s.',
    ),
})

const acts = {
  opened: count.nullable().describe('Seen for the first time by a browser; null: fewer than five.'),
  reopened: count.nullable().describe('Seen again, on a later visit.'),
  passedOn: count.nullable().describe('Passed on while it was before the fan.'),
}

const piece = z.object({
  piece: z.string(),
  title: z.string(),
  ...acts,
  passing: estimate.nullable().describe('Passed on per opening, at most 1, with its interval; null: too few openings.'),
  hours: z
    .array(z.object({ at: time, opened: count, reopened: count, passedOn: count }))
    .describe('By the hour, for owners alone: empty for others.'),
})
export type FollowedPiece = z.output<typeof piece>

/** `GET follows`: what this crowd likes, the pieces in their order. */
export const followsAnswer = z.object({
  counts: z.boolean().describe('Whether the campaign counts it: `follows: true`.'),
  pieces: z.array(piece),
})
export type FollowsAnswer = z.output<typeof followsAnswer>
