import { type SQL, sql } from 'drizzle-orm'
import { CROWD } from '../api/studio/anonymity.ts'
import { isCellTold } from './cells.ts'
import type { KindName } from './kinds.ts'
import type { Asked } from './report-kind.ts'

/**
 * Whether others than owners are told of a selection: of one channel or one root, beside the others. Of parts of a part, the difference
 * can be one fan.
 *
 * @param count by cell of a column
 */
export async function isSelectionTold(
  { channel, root, circle }: Asked<KindName>['selection'],
  count: (column: SQL) => Promise<{ key: string | number; votes: number }[]>,
): Promise<boolean> {
  if (circle !== undefined || (channel !== undefined && root !== undefined)) return false
  const isToldAmong = async (column: SQL, selected: string | number) => {
    const cells = (await count(column)).map((cell) => ({ ...cell, choices: {} }))
    return isCellTold(cells, selected, CROWD)
  }
  return (
    (channel === undefined || (await isToldAmong(sql`channel`, channel))) &&
    (root == null || (await isToldAmong(sql`root`, root)))
  )
}
