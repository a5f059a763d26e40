import { toldAmong } from '../api/studio/anonymity.ts'

/** The number of votes, and what was chosen. */
export interface Ballots {
  votes: number
  choices: Record<string, number>
}

/** The votes of one channel, root or generation; key null: of all cells that are not shown apart. */
export interface Cell<Key> extends Ballots {
  key: Key | null
}

/**
 * Folds cells of fewer than `k` votes into one, since a vote alone in its cell is somebody's. What is folded is such a crowd
 * itself: else the totals, less the cells that are told, would tell it (complementary disclosure), and more cells are
 * folded until it is. Where all cells together are no crowd, nobody is told what they chose.
 *
 * @param isUntold whether a cell is told to nobody, however large; then neither is what those that are folded chose
 * @returns the cells, the largest first, and how many votes were folded
 */
export function foldCells<Key>(
  cells: readonly Cell<Key>[],
  k: number,
  isUntold: (key: Key) => boolean = () => false,
): { cells: Cell<Key>[]; folded: number } {
  const kept = cells.filter(({ key }) => key !== null && isUntold(key))
  const keptVotes = kept.reduce((sum, { votes }) => sum + votes, 0)
  const told = toldAmong(
    cells.filter((cell) => !kept.includes(cell)).map((cell) => [cell, cell.votes]),
    k,
    keptVotes,
  )
  const shown = cells.filter(({ votes }) => votes > 0).sort((a, b) => b.votes - a.votes)
  const rest: Cell<Key> = { key: null, votes: 0, choices: {} }
  for (const cell of shown) if (!told.has(cell)) addTo(rest, cell)
  if (isFew(rest.votes, k) || keptVotes > 0) rest.choices = {}
  const left = rest.votes > 0 ? [rest] : []
  return { cells: [...shown.filter((cell) => told.has(cell)), ...left], folded: rest.votes }
}

const isFew = (votes: number, k: number) => votes > 0 && votes < k

export function addTo(sum: Ballots, { votes, choices }: Ballots): void {
  sum.votes += votes
  for (const [choice, count] of Object.entries(choices)) sum.choices[choice] = (sum.choices[choice] ?? 0) + count
}

/**
 * Whether what one cell chose may be told by itself, to somebody who knows what all of them chose together: it is none of
 * those that are folded.
 */
export const isCellTold = <Key>(cells: readonly Cell<Key>[], key: Key, k: number): boolean =>
  foldCells(cells, k).cells.some((cell) => cell.key === key)
