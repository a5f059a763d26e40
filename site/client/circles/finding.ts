import { distance } from 'fastest-levenshtein'
import { fold, withoutArticle } from '../../../campaigns/place-names.ts'
import { compact, isOf, mayBecome, postcodesOf } from '../../../campaigns/postcodes.ts'

/** A circle, and what leads to it. */
export interface Led {
  id: string
  name: string
  /** Beginnings of postcodes, and ranges of such. */
  postcodes?: readonly string[] | undefined
  towns?: readonly string[] | undefined
}

/** A town of the country's table. */
export interface Town {
  /** As it is written. */
  name: string
  /** The same, folded and without its article. */
  folded: string
  /** Tells towns of the same name apart: « 93 ». */
  region: string
  /** Index of its circle. */
  circle: number
  isLarge: boolean
}

/** The table of a country: its towns, and beginnings of postcodes with the index of the circle that they lead to. */
export interface Country {
  towns: readonly Town[]
  postcodes: readonly (readonly [string, number])[]
}

/** A circle that was found, and by which towns: « Saint-Denis (93) ». */
export interface Found {
  id: string
  towns: string[]
}

/** The most towns that are named below a circle. */
const MOST_TOWNS = 3

/** The fewest letters by which a town is found that is not written out, and how many may be wrong in a longer name. */
const FEWEST_LETTERS = 2
const FEWEST_DIGITS = 4
const FEWEST_MIXED = 5
const mistakesIn = ({ length }: string) => (length < 4 ? 0 : length < 8 ? 1 : 2)

/** « Lyon 3e », « Paris 20ème arr. » and « Lille cedex 9 »: the number says nothing about the circle. */
const BEHIND_TOWN = / (?:cedex(?: \d+)?|\d{1,2}(?:er|e|eme|nd)?(?: arr(?:ondissement)?)?)$/

/**
 * The circles that what was typed leads to, the likeliest first: by a postcode or its beginning, by the name of a circle,
 * by a town of the list or of the country. Letters, marks, hyphens and « St » may be written as one likes.
 */
export function findCircles(typed: string, circles: readonly Led[], country?: Country): Found[] {
  const byCode = byPostcode(codesIn(typed), circles, country)
  const name = withoutArticle(fold(typed.replace(/\d{4,}/g, ' ')).replace(BEHIND_TOWN, ''))
  if (name.length < FEWEST_LETTERS || /^\d+$/.test(name)) return byCode
  const byName = byTown(name, circles, country)
  // « 35000 Rennes »: the town says which circle only as far as the postcode agrees.
  if (byCode.length === 0) return byName
  const both = byName.filter(({ id }) => byCode.some((found) => found.id === id))
  return both.length > 0 ? both : byCode
}

/** What looks like a postcode beside a town, in capitals: `35 000`, `SW1A 1AA`, `M5V 3L9`, `00-950`. */
const BESIDE_TOWN = /[A-Z]{0,3}\d[A-Z\d]*(?:[\s-]+[A-Z\d]*\d[A-Z\d]*)*/

/** What may be a postcode in it: what looks like a whole one, and all of it, since it may be typed on. */
function codesIn(typed: string): string[] {
  const whole = compact(typed)
  const beside = compact(BESIDE_TOWN.exec(typed.toUpperCase())?.[0] ?? '')
  const isCode = beside.length >= (/[A-Z]/.test(beside) ? FEWEST_MIXED : FEWEST_DIGITS)
  return /\d/.test(whole) ? [...(isCode ? [beside] : []), whole] : []
}

function byPostcode(codes: readonly string[], circles: readonly Led[], country: Country | undefined): Found[] {
  const own = circles.flatMap(({ id, postcodes = [] }) => postcodes.map((each) => ({ id, ...postcodesOf(each) })))
  const nearest = country?.postcodes.map(([code, circle]) => ({ id: circles[circle]?.id ?? '', from: code, to: code }))
  for (const known of [own, nearest ?? []]) {
    for (const code of codes) {
      const fitting = known.filter((each) => isOf(code, each))
      const longest = Math.max(...fitting.map(({ from }) => from.length))
      const found = fitting.filter(({ from }) => from.length === longest)
      const begun = found.length > 0 ? found : known.filter((each) => mayBecome(code, each))
      if (begun.length > 0) return unique(begun.map(({ id }) => ({ id })))
    }
  }
  return []
}

/** What leads to a circle: a town, or something of its own. */
interface Way {
  id: string
  town?: Town
}

/** The name of it. */
interface Hit extends Way {
  folded: string
}

function byTown(name: string, circles: readonly Led[], country: Country | undefined): Found[] {
  const named = circles.flatMap(({ id, name, towns = [] }): Hit[] => {
    return [name, ...towns].map((each) => ({ id, folded: withoutArticle(fold(each)) }))
  })
  // The name of a circle means that circle: « Bretagne » is a village of the Indre as well.
  const own = named.filter(({ folded }) => folded === name)
  if (own.length > 0) return unique(own)
  const inCountry = country?.towns.flatMap((town): Hit[] => {
    const id = circles[town.circle]?.id
    return id === undefined ? [] : [{ id, town, folded: town.folded }]
  })
  return unique(likeliest(name, [...named, ...(inCountry ?? [])]))
}

/** The names that are meant: that very one, else those that begin so, have it among their words, or are nearly it. */
function likeliest(name: string, known: readonly Hit[]): Hit[] {
  const exact = known.filter(({ folded }) => folded === name)
  if (exact.length > 0) return exact
  const begun = known.filter(({ folded }) => folded.startsWith(name))
  if (begun.some(isKnown)) return begun
  // « Renes » rather means Rennes than Renescure.
  if (begun.length > 0) return [...misspelt(name, known).filter(isKnown), ...begun]
  const within = known.filter(({ folded }) => name.length > 3 && ` ${folded}`.includes(` ${name}`))
  return within.length > 0 ? within : misspelt(name, known)
}

function misspelt(name: string, known: readonly Hit[]): Hit[] {
  const mistakes = mistakesIn(name)
  if (mistakes === 0) return []
  const isNear = ({ length }: string) => Math.abs(length - name.length) <= mistakes
  return known.filter(({ folded }) => isNear(folded) && distance(folded, name) <= mistakes)
}

/** Whether it is a circle or a large town, which more fans mean than a village. */
function isKnown({ town }: Way): boolean {
  return town === undefined || town.isLarge
}

function unique(hits: readonly Way[]): Found[] {
  const found = new Map<string, Found>()
  for (const { id, town } of [...hits].sort((a, b) => Number(isKnown(b)) - Number(isKnown(a)))) {
    const circle = found.get(id) ?? { id, towns: [] }
    found.set(id, circle)
    const label = town && `${town.name} (${town.region})`
    if (label && !circle.towns.includes(label) && circle.towns.length < MOST_TOWNS) circle.towns.push(label)
  }
  return [...found.values()]
}
