import { groupBy } from '../../campaigns/group-by.ts'
import { countMembers, type MemberCounts } from '../../db/campaign/members.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import type { Engine } from '../../db/engine.ts'
import { CROWD } from './anonymity.ts'

/**
 * How many members have opened: exact, or as far as it may be told. A figure below {@link CROWD}, or one that leaves fewer of
 * the list than that, is told to nobody, owners included: whoever has the list knows each name on it.
 */
export interface Opened {
  members: number
  from: number
  to: number
}

export function openedOf({ members, opened }: Pick<MemberCounts, 'members' | 'opened'>): Opened {
  if (members < CROWD) return { members, from: 0, to: members }
  if (opened < CROWD) return { members, from: 0, to: CROWD - 1 }
  if (members - opened < CROWD) return { members, from: members - CROWD + 1, to: members }
  return { members, from: opened, to: opened }
}

/** Sums of intervals: what one figure hides, no sum shows. */
export function sumOf(figures: readonly Opened[]): Opened {
  const sum = (of: keyof Opened) => figures.reduce((total, each) => total + each[of], 0)
  return { members: sum('members'), from: sum('from'), to: sum('to') }
}

const isExact = ({ from, to }: Opened) => from === to

/**
 * A list's figures: of all, and of those by the campaign that they came from. Where the parts are not all exact, they are
 * left out: with the whole, one would tell the other.
 */
export function figuresOf(counts: readonly MemberCounts[]): {
  opened: Opened
  since: ({ campaign: string } & Opened)[]
} {
  const sum = (of: 'members' | 'opened') => counts.reduce((total, each) => total + each[of], 0)
  const parts = counts.map((each) => ({ campaign: each.since, ...openedOf(each) }))
  const isTold = counts.length === 1 || parts.every(isExact)
  return {
    opened: openedOf({ members: sum('members'), opened: sum('opened') }),
    since: isTold ? parts.filter(({ campaign }) => campaign !== '') : [],
  }
}

/**
 * Lists of which not even the number is told. Then nothing else by list is, either: a link opens once, so what came through
 * all of them is that number; and so is what grew from them, until somebody passes a link on.
 */
export async function untoldLists(engine: Engine, campaign: string): Promise<ReadonlySet<NodeId>> {
  const lists = groupBy(await countMembers(engine, campaign), ({ list }) => list)
  return new Set([...lists].flatMap(([list, counts]) => (isExact(figuresOf(counts).opened) ? [] : [list])))
}
