import * as z from 'zod'

/** What the routes of a film take and answer. The page and the studio import types only from here. */

const count = z.int().min(0)

/** Parts that a film is counted by: its beginning, each further tenth that was played into, and its end. */
export const TENTHS = 11

/** `POST …/pieces/:piece/reached`. */
export const reachedBody = z.strictObject({
  tenths: z
    .array(
      z
        .int()
        .min(0)
        .max(TENTHS - 1),
    )
    .min(1)
    .max(TENTHS)
    .describe('Tenths that were played: 0 is its beginning, 10 its end.'),
  film: z.string().optional().describe('Of a text: which of its films, as its content names it.'),
})

/** The answer: how many of them had not been counted for this pass. */
export const reachedAnswer = z.object({ counted: count })
export type ReachedAnswer = z.output<typeof reachedAnswer>

const tenths = z.array(count).length(TENTHS)

/** Plays of one channel or generation. */
const cell = z.object({
  /** A channel or a generation; null: all cells that are too small to be told apart. */
  key: z.string().nullable(),
  tenths,
})

/** `GET studio/campaigns/:slug/pieces/:piece/report` of a film: how many got to each tenth of it. */
export const videoReport = z.object({
  kind: z.literal('video'),
  piece: z.string(),
  title: z.string(),
  tenths,
  byChannel: z.array(cell),
  byGeneration: z.array(cell),
})
export type VideoReport = z.output<typeof videoReport>
