import { z } from 'zod'
import { PHASES } from '../../campaigns/phase.ts'
import type { PreviewAnswer, SpokenAnswer, Tally, Thread, WordsAnswer } from '../fan-contract.ts'

/** The types of `fan-contract.ts` as schemas. They stand apart, since the page takes no code from the API. */

const count = z.int().min(0)
const time = z.int().describe('Epoch milliseconds.')

export const tally = z
  .object({
    views: count.describe(
      'What the public counter shows: the clear views, or all where the campaign says so. Falls when views are voided.',
    ),
    clear: count.exactOptional().describe('Where the counter shows all: the clear ones, by which pieces open.'),
    depth: count.describe('Hops from a root to the farthest view.'),
    phase: z.enum(PHASES),
    goal: count.nullable(),
  })
  .meta({ id: 'Tally' }) satisfies z.ZodType<Tally>

const piece = z
  .object({
    piece: z.string(),
    unlocked: z.boolean(),
    need: z
      .int()
      .optional()
      .describe('Clear views of the campaign, or own views, that open it; for a moment, epoch milliseconds.'),
    have: count.optional().describe('Views so far.'),
  })
  .meta({ id: 'Piece' })
const thread = z
  .object({
    views: count.describe('Through the link itself, all but bursts.'),
    further: count.describe('Through the links of those, and further on.'),
    generations: count.describe('Generations, 64 at most.'),
  })
  .meta({ id: 'Thread' }) satisfies z.ZodType<Thread>

const opened = {
  keys: z.record(z.string(), z.string()).describe('Content keys of the open pieces, base64url.'),
  pieces: z.array(piece),
  tally,
}

export const access = z.object({
  ...opened,
  mine: thread,
  link: z.string().describe('The bare token of the fan’s own link; a channel’s letter goes before it.'),
})
export const unlockAnswer = access.extend({
  counted: z.boolean().describe('Whether this visit is a view: true for its retries too.'),
  pass: z.string().describe('What this browser reopens with.'),
})
export const keysAnswer = z.object(opened)
export const wordsAnswer = z.object({
  words: z.array(z.string()),
  language: z.string(),
  until: time,
}) satisfies z.ZodType<WordsAnswer>
export const previewAnswer = z.object({
  keys: z.record(z.string(), z.string()).describe('Content keys of all pieces, base64url.'),
  tally,
  until: time.describe('Until when the preview is good, epoch milliseconds.'),
  words: wordsAnswer.exactOptional().describe('Such as a fan would be lent; they stand for nothing.'),
}) satisfies z.ZodType<PreviewAnswer>
export const spokenAnswer = z.object({
  link: z.string().describe('Letter and token, as `unlock` takes them.'),
}) satisfies z.ZodType<SpokenAnswer>

export const ready = z.object({
  ok: z.literal(true),
  snapshot: z
    .object({
      ageSeconds: count.nullable().describe('Of the newest copy of the database; null: there is none yet.'),
      isFailing: z.boolean().describe('Whether the last attempt failed.'),
    })
    .exactOptional()
    .describe('Left out where the server makes none.'),
})
