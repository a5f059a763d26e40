import * as z from 'zod'
import { count, time } from './fields.ts'

/** `PATCH links/:node`: what a link may do from now on, and what of it counts. `links/all` is the whole campaign. */
export const linkBody = z
  .strictObject({
    cap: z.int().min(1).nullable().optional().describe('At most so many clear views; null: no limit.'),
    revoke: z.enum(['link', 'branch']).optional(),
    restore: z.enum(['link', 'branch']).optional().describe('Undoes revoking.'),
    void: z
      .enum(['view', 'branch'])
      .optional()
      .describe('Takes the view, or it and all that grew from it, out of every figure.'),
    unvoid: z.enum(['view', 'branch']).optional().describe('Undoes voiding.'),
    from: time.optional().describe('With void and unvoid: only views from then on.'),
    to: time.optional().describe('With void and unvoid: only views before then.'),
    doubtful: z.boolean().default(false).describe('With void and unvoid: only views that carry a doubt.'),
    voidId: z
      .int()
      .positive()
      .optional()
      .describe('With unvoid: only what this void took out; without it, whatever took them out.'),
    why: z.string().trim().min(1).max(200).optional().describe('With void: the reason, for the log.'),
    dryRun: z.boolean().default(false).describe('Only say what would happen.'),
  })
  .refine(
    ({ cap, revoke, restore, void: voids, unvoid }) =>
      [cap, revoke, restore, voids, unvoid].filter((each) => each !== undefined).length === 1,
    {
      error: 'expected exactly one of cap, revoke, restore, void and unvoid',
    },
  )
  .refine(({ void: voids, why, dryRun }) => voids === undefined || dryRun || why !== undefined, {
    path: ['why'],
    error: 'expected a reason, which goes into the log',
  })
export const linkAnswer = z.object({
  /** Links that open nothing any more, or something again, from then on. */
  revoked: count,
  restored: count,
  /** After restoring: whether a link above it is revoked still. It opens all the same; what was revoked with that one does not. */
  isAboveRevoked: z.boolean(),
  /** Views that are taken out of every figure, or put back. */
  voided: count,
  unvoided: count,
  /** The void that was made; of views that are put back, those that had taken them out, each with how many of them. */
  voids: z.array(z.object({ id: count, why: z.string(), views: count })),
  /** Views through this link. */
  views: count,
  /**
   * What is left of the campaign: now, or after a dry run's change. `clear` is null in a dry run of a fan's views for others
   * than owners: it would tell which of them carry a doubt.
   */
  left: z.object({ views: count, clear: count.nullable() }),
  /**
   * Pieces that fall below what opens them; keys that were handed out stay out. `have` is null for one that a fan's own
   * shares open: who passed on what is voided has fewer of them; and for one that votes or photos open: those of the views count no more.
   */
  closes: z.array(
    z.object({
      piece: z.string(),
      by: z.enum(['shares', 'views', 'circle', 'branch', 'votes', 'photos']),
      need: count,
      have: count.nullable(),
    }),
  ),
})
