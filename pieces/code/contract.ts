import * as z from 'zod'

/** What the routes of a code take and answer. The page and the studio import types only from here. */

/** `GET …/pieces/:piece`, and the answer to `POST …/take`. */
export const codeAnswer = z.object({
  /** What this pass or its branch holds; null where it holds none. */
  code: z.string().nullable(),
  /** Whether none is left. */
  isGone: z.boolean(),
})
export type CodeAnswer = z.output<typeof codeAnswer>

/** `POST …/pieces/:piece/take`. */
export const takeBody = z.strictObject({})

/** `GET studio/campaigns/:slug/pieces/:piece/report`. */
export const codeReport = z.object({
  kind: z.literal('code'),
  piece: z.string(),
  title: z.string(),
  for: z.enum(['branch', 'each']),
  /** How many there are. */
  budget: z.int().min(0),
  taken: z.int().min(0),
  /** Epoch milliseconds; null before the first. */
  lastAt: z.int().nullable(),
})
export type CodeReport = z.output<typeof codeReport>
