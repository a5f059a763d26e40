import { type SQL, sql } from 'drizzle-orm'
import { CROWD } from '../api/studio/anonymity.ts'
import { isCellTold } from './cells.ts'
import type { KindName } from './kinds.ts'
import type { Asked } from './report-kind.ts'

type Selection = Asked<KindName>['selection']

/** Whether the selected channel and root are told beside the other channels and roots. @param count by cell of a column, within a selection */
export async function isSelectionTold(
  { channel, root, ...rest }: Selection,
  count: (column: SQL, selection: Selection) => Promise<{ key: string | number; votes: number }[]>,
): Promise<boolean> {
  const isToldAmong = async (column: SQL, selected: string | number, selection: Selection) => {
    const cells = (await count(column, selection)).map((cell) => ({ ...cell, choices: {} }))
    return isCellTold(cells, selected, CROWD)
  }
  return (
    (channel === undefined || (await isToldAmong(sql`channel`, channel, { root, ...rest }))) &&
    (root == null || (await isToldAmong(sql`root`, root, { channel, ...rest })))
  )
}
