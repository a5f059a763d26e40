import * as z from 'zod'
import { count, time } from './fields.ts'

/** Fewer who are here together would tell one of them of the only other. */
export const FEWEST_PRESENT = 3

const rulesWith = <Time extends z.ZodType<number>>(time: Time) =>
  z.union([
    z.literal('link').describe('Any private link opens it.'),
    z.strictObject({ shares: count.max(1000).describe('Views that came through the fan’s own link, all but bursts.') }),
    z.strictObject({ views: count.describe('Clear views of the whole campaign.') }),
    z.strictObject({ circle: count.describe('Clear views of the fan’s circle.') }),
    z.strictObject({
      branch: count.describe('Clear views below the brand’s link that the fan came through; a list of members is one.'),
    }),
    z.strictObject({
      present: count
        .min(FEWEST_PRESENT, { error: `expected ${FEWEST_PRESENT} or more: two would tell of each other` })
        .describe('Fans who have it open at once; in circles, those of the circle.'),
    }),
    z.strictObject({ votes: count.describe('Clear votes in the polls of the campaign.') }),
    z.strictObject({ photos: count.describe('Clear photos shown in the galleries of the campaign.') }),
    z.strictObject({ at: time.describe('A moment.') }),
  ])

/** What opens a piece, in `campaign.yaml`. */
export const unlock = rulesWith(time).describe(
  'What opens the piece: link, {shares: n}, {views: n}, {circle: n}, {branch: n}, {present: n}, {votes: n}, {photos: n} or {at: time}.',
)

/** The same in the manifest, whose times are epoch milliseconds. */
export const unlockFact = rulesWith(z.int())

export type UnlockRule = z.output<typeof unlock>

type CountingRule = Exclude<UnlockRule, 'link' | { at: number }>
type KeysOf<Union> = Union extends unknown ? keyof Union : never

/** What is counted until a piece opens. */
export type CountRule = KeysOf<CountingRule>

/** What a piece waits for, and the number needed. */
export function countOf(unlock: CountingRule): { rule: CountRule; need: number } {
  const [[rule, need]] = Object.entries(unlock) as [[CountRule, number]]
  return { rule, need }
}

/** The moment before which a piece cannot be open. */
export function opensAt(unlock: UnlockRule, opens = Number.NEGATIVE_INFINITY): number {
  return typeof unlock === 'object' && 'at' in unlock ? Math.max(unlock.at, opens) : opens
}

/** Whether a piece opens by this. */
export function opensBy(rule: CountRule): (piece: { unlock: UnlockRule }) => boolean {
  return ({ unlock }) => typeof unlock === 'object' && rule in unlock
}
