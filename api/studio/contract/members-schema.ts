import * as z from 'zod'
import { MOST_MEMBERS } from '../../../campaigns/list-sizes.ts'
import { rootFields } from '../../../campaigns/schema.ts'
import { channel, count, node, time } from './fields.ts'

/** The most lists at once: one for each circle. */
const MOST_LISTS = 200

const cap = z
  .int()
  .min(1)
  .nullable()
  .optional()
  .describe(
    'Clear views through each link at most; null: no limit. Default: as the members of the list have it, 1 on a new one.',
  )

const asked = z.strictObject({
  label: rootFields.label.describe('Name of the list; it is made where there is none of that name.'),
  channel: channel.optional().describe('How the links are handed out. Default: email.'),
  circle: z.string().max(60).optional().describe('The circle of all of them, and of all who come through them.'),
  opens: time.optional().describe('When their branches open, where that is another moment than the campaign’s.'),
  members: z.array(z.string().max(200)).min(1).max(MOST_MEMBERS).describe('Labels: numbers or names, never addresses.'),
})

/** `POST members`: lists of people, each with a link. All are taken or, where one line does not fit, none. */
export const membersBody = z.strictObject({
  cap,
  lists: z
    .array(asked)
    .min(1)
    .max(MOST_LISTS)
    .refine((lists) => lists.reduce((sum, { members }) => sum + members.length, 0) <= MOST_MEMBERS, {
      error: `expected at most ${MOST_MEMBERS} members in all of them`,
    }),
})

const opened = z.object({
  members: count,
  /** How many of them have opened: between these, which are equal where it may be told exactly. */
  from: count,
  to: count,
})

const list = z.object({
  node,
  label: z.string(),
  channel,
  circle: z.string().nullable(),
  opens: time.nullable(),
  revokedAt: time.nullable(),
  opened,
  /** Of those who were members in an earlier campaign; left out where it would tell of fewer than five. */
  since: z.array(opened.extend({ campaign: z.string() })),
})

/** `GET members`: the lists of a campaign. Nobody reads from it who has opened. */
export const listsAnswer = z.object({
  lists: z.array(list),
  /** Circles that a list can be of. */
  circles: z.array(z.object({ id: z.string(), name: z.string() })),
  /** All lists together, by the campaign that their members came from. */
  since: z.array(opened.extend({ campaign: z.string() })),
})
export type ListsAnswer = z.output<typeof listsAnswer>

const enlisted = z.object({
  list: node,
  label: z.string(),
  added: count,
  /** Those that were on the list before: their links stay as they are. */
  known: count,
})
export type EnlistedList = z.output<typeof enlisted>

/** `POST members`: in the order of the lists that were sent. */
export const enlistedAnswer = z.object({ lists: z.array(enlisted) })
export type EnlistedAnswer = z.output<typeof enlistedAnswer>

/** Query of `GET members/:list`. */
export const pageQuery = z.object({
  after: z.string().max(200).optional().describe('`next` of the page before.'),
  most: z.coerce.number().int().min(1).max(2000).default(500),
})

/** `GET members/:list`: links of a list, by label. Says what each may do, never what it did. */
export const membersAnswer = z.object({
  members: z.array(
    z.object({ node, label: z.string(), url: z.url(), cap: count.nullable(), revokedAt: time.nullable() }),
  ),
  next: z.string().nullable(),
})
export type MembersAnswer = z.output<typeof membersAnswer>

/** `POST members/take-over`: a new season takes over the links of the last one. */
export const takeOverBody = z.strictObject({
  from: z.string().max(60).describe('Slug of the campaign of last season.'),
})

export const takeOverAnswer = z.object({
  lists: z.array(enlisted),
  /** Labels of other roots that were taken over. */
  roots: z.array(z.string()),
  /** Links that were revoked, and members who have left the new list: both are left out. */
  revoked: count,
  /** Members who are on another list of the new campaign already, and stay there. */
  elsewhere: count,
  /** Circles that the new campaign does not have; who was in one chooses again. */
  lostCircles: z.array(z.string()),
})
export type TakeOverAnswer = z.output<typeof takeOverAnswer>
