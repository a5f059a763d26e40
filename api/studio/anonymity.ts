/**
 * k: who is not an owner finds nobody whom fewer than so many others are like. What that means, where it holds and where
 * it does not: docs/decisions/013-what-a-viewer-cannot-find.md.
 */
export const CROWD = 5

/**
 * Which traits of a group's members may be told: those that {@link CROWD} of them share. Those who are left, whose traits
 * are not told, are such a crowd themselves: else nobody's are.
 *
 * @param members how many have each trait
 */
export function tellable<Trait>(members: ReadonlyMap<Trait, number>): ReadonlySet<Trait> {
  const told = [...members].filter(([, count]) => count >= CROWD)
  const left = [...members.values()].reduce((sum, count) => sum + (count < CROWD ? count : 0), 0)
  return new Set(left > 0 && left < CROWD ? [] : told.map(([trait]) => trait))
}

/** Whether one may be told of a group of so many: as an owner, or since it is a crowd. */
export function isTold(views: number, isOwner: boolean): boolean {
  return isOwner || views >= CROWD
}
