/** Parts of circles that were divided, for the page too: no imports. */

/** The id of a part: that of its circle for the first one, `bretagne.2` and so on for those that split from it. */
export function partId(circle: string, number: number): string {
  return number === 1 ? circle : `${circle}.${number}`
}

/** The circle of a part, and its number; an id has no dots. */
export function partOf(id: string): { of: string; number: number } {
  const [of = id, number = '1'] = id.split('.')
  return { of, number: Number(number) }
}

/** The name of a part: the circle's own until it was divided. */
export function partName(names: string, name: string, { number, parts }: { number: number; parts: number }): string {
  return parts === 1 ? name : names.replaceAll('{name}', name).replaceAll('{number}', String(number))
}
