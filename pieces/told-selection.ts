import { type SQL, sql } from 'drizzle-orm'
import { CROWD } from '../api/studio/anonymity.ts'
import { isCellTold } from './cells.ts'
import type { KindName } from './kinds.ts'
import type { Asked } from './report-kind.ts'

interface Selected extends Pick<Asked<KindName>, 'isOwner' | 'selection'> {
  query: Pick<Asked<KindName>['query'], 'from' | 'to'>
}

/**
 * Whether a table by generation is told: to owners always, to others of all fans alone. Two periods or two channels of it have a
 * difference, which would give one fan, of whom the time or the channel is known, a place in the tree.
 */
export function isGenerationTold({ isOwner, query, selection: { channel, root, circle } }: Selected): boolean {
  return isOwner || [query.from, query.to, channel, root, circle].every((each) => each === undefined)
}

/**
 * Whether it is told what the selected fans left: to owners always, to others of all of them, of one channel or of one root, beside
 * the others. Of parts of a part, and of two periods, the difference can be one fan.
 *
 * @param count by cell of a column
 */
export async function isSelectionTold(
  { isOwner, query, selection: { channel, root, circle } }: Selected,
  count: (column: SQL) => Promise<{ key: string | number; votes: number }[]>,
): Promise<boolean> {
  if (isOwner) return true
  const isPeriod = (query.from ?? query.to) !== undefined
  if (isPeriod || circle !== undefined || (channel !== undefined && root !== undefined)) return false
  const isToldAmong = async (column: SQL, selected: string | number) => {
    const cells = (await count(column)).map((cell) => ({ ...cell, choices: {} }))
    return isCellTold(cells, selected, CROWD)
  }
  return (
    (channel === undefined || (await isToldAmong(sql`channel`, channel))) &&
    (root == null || (await isToldAmong(sql`root`, root)))
  )
}
