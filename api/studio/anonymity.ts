/**
 * The k of k-anonymity: anybody but an owner can single out no fan among fewer than this many alike. What that means, where
 * it holds and where it does not: docs/decisions/013-what-a-viewer-cannot-find.md.
 */
export const CROWD = 5

/**
 * The traits of a group that may be told: those that {@link CROWD} of its members share. The members left over must be such
 * a crowd themselves; else no trait is told.
 *
 * @param members how many have each trait
 */
export function tellable<Trait>(members: ReadonlyMap<Trait, number>): ReadonlySet<Trait> {
  const told = [...members].filter(([, count]) => count >= CROWD)
  const left = [...members.values()].reduce((sum, count) => sum + (count < CROWD ? count : 0), 0)
  return new Set(left > 0 && left < CROWD ? [] : told.map(([trait]) => trait))
}

/** Whether figures of a group this large may be told: to owners always, to others if it is a crowd. */
export function isTold(views: number, isOwner: boolean): boolean {
  return isOwner || views >= CROWD
}

/**
 * Whether figures of the parts of a whole may be told, which is told itself: one that is too small would be what the others leave.
 * A part of nobody tells of nobody.
 */
export function areTold(parts: readonly { views: number }[], isOwner: boolean): boolean {
  return parts.every(({ views }) => views === 0 || isTold(views, isOwner))
}

/**
 * The groups of a whole of which more may be told than how large they are: crowds. Those left over are a crowd together, since the
 * whole less all others tells of them; else the smallest of the others is left over too.
 *
 * @param sizes of all groups that could be told
 * @param others in groups that are told to nobody: they are left over too, and then those are {@link CROWD}, whoever asks
 */
export function toldAmong<Group>(sizes: Iterable<readonly [Group, number]>, k = CROWD, others = 0): ReadonlySet<Group> {
  const told = [...sizes].sort(([, a], [, b]) => b - a)
  const least = others > 0 ? CROWD : k
  let left = others
  for (let last = told.at(-1); last && (last[1] < k || (left > 0 && left < least)); last = told.at(-1)) {
    left += last[1]
    told.pop()
  }
  return new Set(told.map(([group]) => group))
}
