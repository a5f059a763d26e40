import * as z from 'zod'
import { channel, count, node, time } from './fields.ts'

/** `GET tree`. */
export const treeQuery = z.object({
  root: node.optional(),
  most: z.coerce.number().int().min(1).max(20_000).default(20_000).describe('Nodes at most; the rest is folded.'),
  fold: z.coerce
    .number()
    .int()
    .min(1)
    .max(1000)
    .default(5)
    .describe('Branches smaller than this are folded; less than 5 is for owners.'),
})
export const tree = z.object({
  now: time,
  /** All nodes of the selection, drawn or not. */
  size: count,
  /** Names of the drawn nodes, parents before children; the columns beside it have one entry for each. */
  nodes: z.array(node),
  /** Place of the parent in `nodes`; -1 for a root. */
  parents: z.array(z.int()),
  /** Null where it could tell who it is. */
  channels: z.array(channel.nullable()),
  /** For owners only, to the millisecond: for others null, as for roots, and the nodes are in an order that tells nothing. */
  at: z.array(time.nullable()),
  /** 1 for a view that carries a doubt; 0 where the channel is null. */
  doubtful: z.array(z.int().min(0).max(1)),
  /** Views below each, drawn or folded. For others than owners, the last few below each root wait until they are five. */
  below: z.array(count),
  /** Of them, those that hang on it directly or further on and are folded into it. */
  folded: z.array(count),
  generations: z.array(z.object({ generation: count, views: count })),
  /** How many fans' branches (a fan's link and all that grew from it) have so many views: `upTo` is the end of a span. */
  branches: z.array(z.object({ upTo: count, branches: count })),
})
export type Tree = z.output<typeof tree>
