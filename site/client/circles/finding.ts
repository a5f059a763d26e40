import { distance } from 'fastest-levenshtein'
import { fold, withoutArticle } from '../../../campaigns/place-names.ts'
import { compact, isOf, mayBecome, plain, postcodesOf } from '../../../campaigns/postcodes.ts'

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
  /** Folded names of countries, and of towns that lie in others. */
  elsewhere: ReadonlySet<string>
}

/** What is known of a country without its table. */
export interface Home {
  /** As in `fr`. */
  code: string
  /** How many digits its postcodes have; none where they have letters. */
  digits: readonly number[]
}

/** A circle that was found, and by which towns: « Saint-Denis (93) ». */
export interface Found {
  id: string
  towns: string[]
  /** Whether it can be nothing else: by a whole postcode, or by the very name of a circle or a large town. */
  isSure: boolean
}

/** The most towns that are named below a circle. */
const MOST_TOWNS = 3

/** The fewest letters by which a town is found that is not written out, and how many may be wrong in a longer name. */
const FEWEST_LETTERS = 2
/** Where the country is not known. */
const FEWEST_DIGITS = 4
const FEWEST_MIXED = 5
const mistakesIn = ({ length }: string) => (length < 4 ? 0 : length < 8 ? 1 : 2)

/** « Lyon 3e », « Paris XVe arr. » and « Lille cedex 9 »: the number says nothing about the circle. */
const BEHIND_TOWN = / (?:cedex(?: \d+)?|(?:\d{1,3}(?:er|e|eme|nd)?|[ivx]+e?)(?: arr(?:ondissement)?)?)$/

/** « Saint-Denis (93) », as the page itself writes it, « Saint-Denis 93 » and « Ajaccio 2A ». */
const WITH_REGION = /^(.+?)(?:\s*\(([^()]+)\)?|\s(\d{2,3}|2[AB]))\s*$/i

/** « dans le 93 », « dept. 35 »: said of a postcode's beginning. */
const BEFORE_NUMBER = /^\s*(?:(?:dans )?le|d[ée]p(?:artemen)?t\.?)\s+(?=\d)/iu

/** « F-35000 », « CH-1201 Genève », « B1000 »: a country before its postcode, as on an envelope. */
const COUNTRY_BEFORE =
  /(?<![\p{L}\p{N}])([ABDEFILNPS]|AT|BE|BR|CH|CZ|D[EKZ]|ES|FR|I[ET]|LU|M[ACX]|N[LO]|P[LT]|S[EN]|TN|US)(?:\s*[-–]\s*(?=\d)|(?=\d{4}))/iu

/**
 * The circles that what was typed leads to, the likeliest first: by a postcode or its beginning, by the name of a circle,
 * by a town of the list or of the country. Letters, marks, hyphens and « St » may be written as one likes. What lies in
 * another country leads nowhere, whatever is written nearly so here.
 */
export function findCircles(written: string, circles: readonly Led[], country?: Country, home?: Home): Found[] {
  let typed = plain(written).replace(BEFORE_NUMBER, '')
  const mark = home?.digits.length ? COUNTRY_BEFORE.exec(typed)?.[1]?.toUpperCase() : undefined
  if (mark !== undefined && !home?.code.toUpperCase().startsWith(mark)) return []
  if (mark !== undefined) typed = typed.replace(COUNTRY_BEFORE, ' ')
  const whole = wholeCode(typed, home)
  const byCode = byPostcode(typed, whole, circles, country)
  const name = typed.replace(/\d{4,}/g, ' ').replace(/(?<=\p{L}{3})(?=\d)/u, ' ')
  const byName = byPlace(name, circles, country)
  if (isElsewhere(name, country, byName)) return []
  if (byCode.length === 0) {
    // « 97500 Saint-Pierre »: a postcode that is of no circle, and not of the town that is called so here.
    const isForeign = whole !== undefined && circles.some(({ postcodes }) => postcodes)
    return isForeign ? byName.map((found) => ({ ...found, isSure: false })) : byName
  }
  if (byName.length === 0) return byCode
  // « 35000 Rennes »: the town says which circle only as far as the postcode agrees.
  const both = byCode.flatMap(({ id, isSure }) => {
    const named = byName.find((found) => found.id === id)
    return named ? { ...named, isSure: isSure || named.isSure } : []
  })
  return both.length > 0 ? both : byCode.map((found) => ({ ...found, isSure: false }))
}

/** Whether a name is that of another country’s town, or of a country that stands behind one: « Vienne, Autriche ». */
function isElsewhere(name: string, country: Country | undefined, found: readonly Found[]): boolean {
  const isAbroad = (each: string) => country?.elsewhere.has(withoutArticle(fold(each))) ?? false
  const [, ...behind] = name.split(/[,()]/)
  if (behind.some(isAbroad)) return true
  return namesIn(name).some(isAbroad) && !found.some(({ isSure }) => isSure)
}

/** What looks like a postcode, with what stands beside it, in capitals: `35 000`, `SW1A 1AA`, `M5V 3L9`, `00-950`. */
const RUNS = /[A-Z]{0,3}\d[A-Z\d]*(?:[\s.-]+[A-Z\d]*\d[A-Z\d]*)*/g

/** The last postcode that is written out: what stands before it is a house number or a box, « BP 20 35000 Rennes ». */
function wholeCode(typed: string, home: Home | undefined): string | undefined {
  for (const run of (typed.toUpperCase().match(RUNS) ?? []).reverse()) {
    let code = ''
    for (const part of run.split(/[\s.]+/).reverse()) {
      code = compact(part) + code
      if (isWhole(code, home)) return code
    }
  }
  return undefined
}

function isWhole(code: string, home: Home | undefined): boolean {
  if (home?.digits.length) return /^\d+$/.test(code) && home.digits.includes(code.length)
  return code.length >= (/[A-Z]/.test(code) ? FEWEST_MIXED : FEWEST_DIGITS)
}

/** All of what was typed, where it may be a postcode that is typed on: `35`, `SW1`, `1012 AB`, `LV-10`, and not `10 rue`. */
function begunCode(typed: string): string[] {
  const words = typed.split(/[^\p{L}\p{N}]+/u).filter((word) => /^\p{L}+$/u.test(word))
  const code = compact(typed)
  if (!/\d/.test(code) || words.length > 1 || words.some(({ length }) => length > 2)) return []
  // Corsica's départements, whose postcodes begin as they did before it was divided.
  return /^2[AB]$/.test(code) ? [code, '20'] : [code]
}

function byPostcode(
  typed: string,
  whole: string | undefined,
  circles: readonly Led[],
  country: Country | undefined,
): Found[] {
  const codes = [...(whole === undefined ? [] : [whole]), ...begunCode(typed)]
  const own = circles.flatMap(({ id, postcodes = [] }) => postcodes.map((each) => ({ id, ...postcodesOf(each) })))
  const nearest = country?.postcodes.map(([code, circle]) => ({ id: circles[circle]?.id ?? '', from: code, to: code }))
  for (const known of [own, nearest ?? []]) {
    for (const code of codes) {
      const fitting = known.filter((each) => isOf(code, each))
      const longest = Math.max(...fitting.map(({ from }) => from.length))
      const found = fitting.filter(({ from }) => from.length === longest)
      const begun = found.length > 0 ? found : known.filter((each) => mayBecome(code, each))
      const isSure = found.length > 0 && whole !== undefined
      if (begun.length > 0) return unique(begun.map(({ id }) => ({ id, isSure })))
    }
  }
  return []
}

/** What leads to a circle: a town, or something of its own. */
interface Way {
  id: string
  town?: Town
  isSure: boolean
}

/** The name of it. */
interface Hit extends Omit<Way, 'isSure'> {
  folded: string
}

/** By a name, and by the region behind it where a place of that name lies there. */
function byPlace(typed: string, circles: readonly Led[], country: Country | undefined): Found[] {
  const known = knownOf(circles, country)
  const [, place = '', inBrackets, region = inBrackets] = WITH_REGION.exec(typed) ?? []
  const isThere = ({ town }: Way) => town !== undefined && fold(town.region) === fold(region ?? '')
  const there = region === undefined ? [] : waysTo([fold(place)], known, country).filter(isThere)
  return unique(there.length > 0 ? there : waysTo(namesIn(typed), known, country))
}

/** The name of a town, folded, and what stands before a comma or bracket in it: « Lyon, France ». */
function namesIn(typed: string): string[] {
  return [typed, typed.replace(/(?<=\p{L})\s*[,(].*/u, '')].map((name) => fold(name).replace(BEHIND_TOWN, ''))
}

/** The names of circles and of their towns, and of towns of the country, with the circle that each leads to. */
function knownOf(circles: readonly Led[], country: Country | undefined): Hit[] {
  const named = circles.flatMap(({ id, name, towns = [] }): Hit[] => {
    return [name, ...towns].map((each) => ({ id, folded: withoutArticle(fold(each)) }))
  })
  const inCountry = country?.towns.flatMap((town): Hit[] => {
    const id = circles[town.circle]?.id
    return id === undefined ? [] : [{ id, town, folded: town.folded }]
  })
  return [...named, ...(inCountry ?? [])]
}

/** The first of these names by which something is found: as it is written, else by its words, else nearly so. */
function waysTo(folded: readonly string[], known: readonly Hit[], country: Country | undefined): Way[] {
  const names = folded.map(withoutArticle).filter((name) => name.length >= FEWEST_LETTERS && !/^\d+$/.test(name))
  for (const find of [written, saidIn, misspelt]) {
    for (const name of names) {
      const hits = find(name, known, country)
      if (hits.length > 0) return hits.map((hit) => ({ ...hit, isSure: hit.folded === name && isKnown(hit) }))
    }
  }
  return []
}

/** The names that are meant: that very one, else those that begin so, or have it among their words. */
function written(name: string, known: readonly Hit[]): Hit[] {
  const exact = known.filter(({ folded }) => folded === name)
  // The name of a circle means that circle: « Bretagne » is a village of the Indre as well.
  const own = exact.filter(({ town }) => town === undefined)
  if (own.length > 0) return own
  if (exact.some(isKnown)) return exact
  // « Boulogne » rather means Boulogne-Billancourt than a village of that very name.
  if (exact.length > 0) return [...known.filter((hit) => isKnown(hit) && hit.folded.startsWith(`${name} `)), ...exact]
  const begun = known.filter(({ folded }) => folded.startsWith(name))
  if (begun.some(isKnown)) return begun
  // « Renes » rather means Rennes than Renescure.
  if (begun.length > 0) return [...misspelt(name, known).filter(isKnown), ...begun]
  return known.filter(({ folded }) => name.length > 3 && ` ${folded}`.includes(` ${name}`))
}

/** « à Rennes », « banlieue de Lyon », « Brest ou Quimper »: what is known among the words, unless a country is, or a street. */
function saidIn(name: string, known: readonly Hit[], country: Country | undefined): Hit[] {
  const words = name.split(' ')
  const isAbroad = words.some((_, at) => country?.elsewhere.has(words.slice(at).join(' ')))
  if (isAbroad || /\d|(?<!\p{L})rue /u.test(name)) return []
  return known.filter((hit) => isKnown(hit) && ` ${name} `.includes(` ${hit.folded} `))
}

function misspelt(name: string, known: readonly Hit[]): Hit[] {
  const mistakes = mistakesIn(name)
  if (mistakes === 0) return []
  const isNear = ({ length }: string) => Math.abs(length - name.length) <= mistakes
  return known.filter(({ folded }) => isNear(folded) && distance(folded, name) <= mistakes)
}

/** Whether it is a circle or a large town, which more fans mean than a village. */
function isKnown({ town }: Pick<Way, 'town'>): boolean {
  return town === undefined || town.isLarge
}

function unique(hits: readonly Way[]): Found[] {
  const found = new Map<string, Found>()
  for (const { id, town, isSure } of [...hits].sort((a, b) => Number(isKnown(b)) - Number(isKnown(a)))) {
    const circle = found.get(id) ?? { id, towns: [], isSure: false }
    circle.isSure ||= isSure
    found.set(id, circle)
    const label = town && `${town.name} (${town.region})`
    if (label && !circle.towns.includes(label) && circle.towns.length < MOST_TOWNS) circle.towns.push(label)
  }
  return [...found.values()]
}
