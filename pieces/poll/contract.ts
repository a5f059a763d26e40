import * as z from 'zod'

/** What the routes of a poll take and answer. The page and the studio import types only from here. */

const count = z.int().min(0)
const time = z.int()
const byChoice = z.record(z.string(), count)
const share = z.object({ value: z.number(), low: z.number(), high: z.number() })

/** `POST …/pieces/:piece/vote`. */
export const voteBody = z.strictObject({
  choices: z.array(z.string().max(60)).min(1).max(12).describe('Ids. Of a ranking all of them, the first one first.'),
})

/** How it stands: `votes` are those that the public counter would count; of a ranking, `choices` are first places. */
const pollResult = z.object({ votes: count, choices: byChoice })
export type PollResult = z.output<typeof pollResult>

/** `GET …/pieces/:piece` and the answer to a vote. */
export const pollAnswer = z.object({
  /** This pass's own; null until it has voted. */
  vote: z.array(z.string()).nullable(),
  /** Null where the poll does not show it, or not yet. */
  result: pollResult.nullable(),
  /** Epoch milliseconds; absent where nobody says when. */
  closes: time.optional(),
  closed: z.boolean(),
})
export type PollAnswer = z.output<typeof pollAnswer>

/** `event: piece` of the live stream. `choices` only where the result is live. */
export interface PollEvent {
  piece: string
  votes: number
  choices?: Record<string, number>
}

/** Votes of one channel, root or generation. */
const cell = z.object({
  /** A channel, the name of a root, or a generation; null: all cells that are not told apart. */
  key: z.string().nullable(),
  votes: count,
  choices: byChoice,
})

/** `GET studio/campaigns/:slug/pieces/:piece/report`. Shares are Wilson intervals of 95 %; voided votes are in no figure but `voided`. */
export const pollReport = z.object({
  kind: z.literal('poll'),
  piece: z.string(),
  title: z.string(),
  pick: z.union([z.literal('one'), z.literal('ranking'), z.object({ most: count })]),
  result: z.enum(['hidden', 'after', 'live']),
  closes: time.nullable(),
  closed: z.boolean(),
  /** Whether it is told what the selected votes chose; if not, nothing below says so. Owners are always told. */
  told: z.boolean(),
  /** In the order of the config. `votes`: first places in a ranking; `meanPlace`: 1 is the first, null without votes. */
  choices: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      votes: count,
      clear: count,
      share,
      meanPlace: z.number().nullable().optional(),
    }),
  ),
  votes: z.object({ clear: count, doubtful: count, voided: count }),
  /** Votes against the clear and doubtful openings of the same selection. */
  turnout: z.object({ votes: count, openings: count, share }),
  byChannel: z.array(cell),
  byRoot: z.array(cell.extend({ label: z.string().nullable() })),
  /** Empty for others than owners, unless it is of all votes: see `isGenerationTold`. */
  byGeneration: z.array(cell),
  /** By the moment of the vote; `at` is the beginning of the bucket. */
  overTime: z.array(z.object({ at: time, votes: count, choices: byChoice })),
  /** Votes in cells that were folded, over all three tables. */
  folded: count,
})
export type PollReport = z.output<typeof pollReport>
