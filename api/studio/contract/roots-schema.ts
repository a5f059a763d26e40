import * as z from 'zod'
import { ROOT_KINDS } from '../../../campaigns/root-kinds.ts'
import { refusePlace, rootFields } from '../../../campaigns/schema.ts'
import { channel, count, node, time } from './fields.ts'

/** `POST roots`: one or many. */
export const rootsBody = z.strictObject({
  roots: z
    .array(
      z
        .strictObject({
          ...rootFields,
          kind: rootFields.kind.refine((kind) => kind !== 'member', {
            error: 'members come as a list, by POST members, expected another kind',
          }),
          cap: z.int().min(1).optional(),
          opens: time.optional(),
        })
        .superRefine(refusePlace),
    )
    .min(1)
    .max(1000),
})

const rootLink = z.object({
  node,
  label: z.string(),
  kind: z.enum(ROOT_KINDS),
  channel,
  url: z.url(),
  /** Through the link itself; a cap counts the clear ones. */
  views: count,
  clear: count,
  cap: count.nullable(),
  circle: z.string().nullable(),
  opens: time.nullable(),
  revokedAt: time.nullable(),
  page: z
    .url()
    .optional()
    .describe('Of an ambassador who was just made: the address of their own page; for owners alone.'),
})
export type RootLink = z.output<typeof rootLink>

/** `GET roots` and, for those that were made, `POST roots`. */
export const rootsAnswer = z.object({ roots: z.array(rootLink) })
export type RootsAnswer = z.output<typeof rootsAnswer>
