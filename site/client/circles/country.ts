import { fold, withoutArticle } from '../../../campaigns/place-names.ts'
import type { Country, Town } from './finding.ts'

/** The file of a country's towns, made for one campaign (`site/circles/french-towns.ts`). */
export interface CountryFile {
  /** Beginnings of postcodes, with the index of the circle that they lead to; only where circles have no postcodes. */
  postcodes: [string, number][]
  /** A region's number, the index of the circle, and the towns there, a line each; large ones after a {@link LARGE}. */
  towns: [string, number, string][]
  /** Folded names that mean a town of another country, a line each. */
  elsewhere: string
}

export const LARGE = '*'

/** How long the page may be held up at a time: a slow phone takes a quarter of a second for the 35,000 towns of France. */
const SLICE_MS = 12

/** Takes a file apart, and leaves the page time to draw. */
export async function readCountry({ postcodes, towns, elsewhere }: CountryFile): Promise<Country> {
  const read: Town[] = []
  let began = performance.now()
  for (const [region, circle, names] of towns) {
    for (const line of names.split('\n')) {
      const isLarge = line.startsWith(LARGE)
      const name = isLarge ? line.slice(LARGE.length) : line
      read.push({ name, folded: withoutArticle(fold(name)), region, circle, isLarge })
    }
    if (performance.now() - began < SLICE_MS) continue
    await new Promise((resolve) => setTimeout(resolve))
    began = performance.now()
  }
  return { postcodes, towns: read, elsewhere: new Set(elsewhere.split('\n').filter(Boolean)) }
}
