/** What the studio says of a piece in which nothing is counted. */
export interface NothingWords {
  empty: string
  closedEmpty: string
  /** Of a part of the campaign. */
  noneSelected: string
}

export function nothingCounted(
  { empty, closedEmpty, noneSelected }: NothingWords,
  { isPart, isClosed }: { isPart: boolean; isClosed: boolean },
): string {
  if (isPart) return noneSelected
  return isClosed ? closedEmpty : empty
}
