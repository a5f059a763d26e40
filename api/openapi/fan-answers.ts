import * as z from 'zod'
import { PHASES } from '../../campaigns/phase.ts'
import { FEWEST_PRESENT } from '../../campaigns/unlock.ts'
import type { BranchNote, Introduction } from '../ambassadors/branch-contract.ts'
import type {
  CircleState,
  InvitationAnswer,
  PresenceAnswer,
  PreviewAnswer,
  SpokenAnswer,
  Tally,
  Thread,
  ToldAnswer,
  WordsAnswer,
} from '../fan-contract.ts'

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

const circle = z
  .object({
    id: z
      .string()
      .describe('The part of the circle that the fan is in: its id until it is divided, then also `<id>.2` and so on.'),
    of: z.string().describe('The circle.'),
    number: z.int().min(1).describe('Number of the part.'),
    parts: z.int().min(1).describe('Parts that the circle has.'),
    views: count.describe('What its counter shows, as that of the campaign.'),
    goal: count.nullable(),
    splitAt: time.nullable().describe('When it was divided last, or came of a division, in epoch milliseconds.'),
  })
  .meta({ id: 'Circle' }) satisfies z.ZodType<CircleState>

const itsCircle = circle
  .nullable()
  .exactOptional()
  .describe('Null: it is to be chosen. Left out where the campaign has no circles.')

const introduction = z
  .object({
    name: z.string().describe('Of a container: `/<slug>/sealed/<name>.bin`.'),
    key: z.string().describe('base64url'),
  })
  .exactOptional()
  .describe('Words and photo of the ambassador through whom the fan came.') satisfies z.ZodType<
  Introduction | undefined
>
const branchNote = z
  .object({
    branch: z.string().describe('By which live events `notes` call the branch.'),
    text: z.string().nullable().describe('Null: there is none that was accepted.'),
  })
  .exactOptional()
  .describe('What the ambassador wrote to those who came through them.') satisfies z.ZodType<BranchNote | undefined>

export const invitationAnswer = z.object({
  circle: itsCircle,
  from: introduction,
  opens: time
    .exactOptional()
    .describe('When this link opens, in epoch milliseconds; left out where that is when the campaign does.'),
}) satisfies z.ZodType<InvitationAnswer>

export const access = z.object({
  ...opened,
  mine: thread,
  circle: itsCircle,
  from: introduction,
  note: branchNote,
  link: z.string().describe('The bare token of the fan’s own link; a channel’s letter goes before it.'),
  word: z
    .record(z.string(), z.string())
    .exactOptional()
    .describe('The brand’s word, by language; the circle’s own where it has one. Left out while there is none.'),
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
  word: z.record(z.string(), z.string()).exactOptional().describe('The brand’s word to everybody, by language.'),
  words: wordsAnswer.exactOptional().describe('Such as a fan would be lent; they stand for nothing.'),
}) satisfies z.ZodType<PreviewAnswer>
export const spokenAnswer = z.object({
  link: z.string().describe('Letter and token, as `unlock` takes them.'),
}) satisfies z.ZodType<SpokenAnswer>

export const presenceAnswer = z.object({
  present: count
    .min(FEWEST_PRESENT)
    .nullable()
    .describe('How many of the campaign, or of the fan’s circle, are here now; null: fewer than three.'),
}) satisfies z.ZodType<PresenceAnswer>
export const toldAnswer = z.object({
  lines: z.array(z.object({ id: z.string(), line: z.string() })).describe('What this pass has said, in its order.'),
  left: count.describe('How many more lines it may say.'),
}) satisfies z.ZodType<ToldAnswer>

export const ready = z.object({
  ok: z.literal(true),
  snapshot: z
    .object({
      ageSeconds: count.nullable().describe('Of the newest copy of the database; null: there is none yet.'),
      isFailing: z.boolean().describe('Whether the last attempt failed.'),
    })
    .exactOptional()
    .describe('Left out where the server makes none.'),
  presence: z
    .object({ isParted: z.literal(true) })
    .exactOptional()
    .describe('There while several processes write to this database, and each counts the pages that speak to it.'),
})
