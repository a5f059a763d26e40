import type { CirclesConfig } from '../../campaigns/circles.ts'
import { fold, withoutArticle } from '../../campaigns/place-names.ts'
import { isOf, type Postcodes, postcodesOf } from '../../campaigns/postcodes.ts'
import { type CountryFile, LARGE } from '../client/circles/country.ts'
import { nearest, type Place } from './nearest.ts'
import type { Town } from './town.ts'

type Circle = Omit<CirclesConfig['list'][number], 'postcodes'> & { codes: readonly Postcodes[] }

/**
 * The table that leads from a country's towns and postcodes to the circles of one campaign: by the towns and postcodes that
 * a circle names, else to the nearest of those that have a place and no postcodes. What leads nowhere is left out.
 */
export function countryFile(
  list: CirclesConfig['list'],
  towns: readonly Town[],
  namesElsewhere: readonly string[] = [],
): CountryFile {
  // Without postcodes of its towns a country leads by place alone, whatever postcodes a circle names.
  const hasCodes = towns.some(({ postcodes }) => postcodes.length > 0)
  const circles = list.map(({ postcodes = [], ...circle }) => ({
    ...circle,
    codes: hasCodes ? postcodes.map(postcodesOf) : [],
  }))
  const led: Town[] = []
  const groups = new Map<string, { region: string; circle: number; names: Set<string> }>()
  for (const town of towns) {
    const own = circlesOf(town, circles)
    if (own.size > 0) led.push(town)
    for (const circle of own) {
      const { region } = town
      const key = `${region} ${circle}`
      const group = groups.get(key) ?? { region, circle, names: new Set() }
      groups.set(key, group)
      for (const name of namesOf(town)) group.names.add(`${town.isLarge ? LARGE : ''}${name}`)
    }
  }
  return {
    postcodes: shortest(nearestByCode(circles, towns)),
    towns: [...groups.values()].map(({ region, circle, names }) => [region, circle, lines(names)]),
    elsewhere: elsewhere(namesElsewhere, led),
  }
}

/** Each once, as it compares. */
function namesOf({ name, others = [] }: Pick<Town, 'name' | 'others'>): string[] {
  return [...new Map([name, ...others].reverse().map((each) => [comparable(each), each])).values()]
}

const comparable = (name: string) => withoutArticle(fold(name))

/** Of these names, folded, those that mean no town that leads to a circle, and none by its first words: « Boulogne » is no Bologna. */
function elsewhere(names: readonly string[], towns: readonly Town[]): string {
  const here = new Set(
    towns.flatMap((town) => {
      const folded = namesOf(town).map(comparable)
      return town.isLarge ? folded.flatMap((name) => [name, ...beginnings(name)]) : folded
    }),
  )
  return [...new Set(names.map(comparable))].filter((name) => !here.has(name)).join('\n')
}

const beginnings = (folded: string) => folded.split(' ').map((_, at, words) => words.slice(0, at).join(' '))

/** A town that is there twice, once as a part of itself, is the large one. */
function lines(names: ReadonlySet<string>): string {
  return [...names]
    .filter((name) => !names.has(LARGE + name))
    .sort()
    .join('\n')
}

/** Indices of the circles that a town may belong to: more than one where its postcodes do. */
function circlesOf({ postcodes, place, ...town }: Town, circles: readonly Circle[]): Set<number> {
  const folded = namesOf(town).map(comparable)
  const named = circles.findIndex(({ towns = [] }) => towns.some((each) => folded.includes(comparable(each))))
  if (named >= 0) return new Set([named])
  const byCode = postcodes.flatMap((code) => circleOfCode(code, circles) ?? [])
  const index = byCode.length === 0 && place ? nearest(place, lying(circles)) : undefined
  return new Set(index === undefined ? byCode : [index])
}

/** The circle whose beginning of a postcode fits best. */
function circleOfCode(code: string, circles: readonly Circle[]): number | undefined {
  const fitting = circles.flatMap(({ codes }, index) =>
    codes.flatMap((each) => (isOf(code, each) ? [{ index, length: each.from.length }] : [])),
  )
  return fitting.sort((a, b) => b.length - a.length)[0]?.index
}

/** Where circles lie that only their place tells of. */
function lying(circles: readonly Circle[]): (Place | undefined)[] {
  return circles.map(({ place, codes }) => (codes.length > 0 ? undefined : place))
}

/** The nearest circle of each postcode that no circle names: of the middle of its towns. */
function nearestByCode(circles: readonly Circle[], towns: readonly Town[]): Map<string, number> {
  const places = Map.groupBy(
    towns.flatMap(({ postcodes, place }) => (place ? postcodes.map((code) => ({ code, place })) : [])),
    ({ code }) => code,
  )
  const found = [...places].flatMap(([code, all]): [string, number][] => {
    if (circleOfCode(code, circles) !== undefined) return []
    const middle = [0, 1].map((axis) => all.reduce((sum, { place }) => sum + (place[axis] ?? 0), 0) / all.length)
    const index = nearest([middle[0] ?? 0, middle[1] ?? 0], lying(circles))
    return index === undefined ? [] : [[code, index]]
  })
  return new Map(found)
}

/**
 * The beginnings of postcodes by which the same circles are found: a handful instead of thousands, and they hold for codes
 * that are in no list, such as those of large receivers.
 */
function shortest(codes: ReadonlyMap<string, number>, beginning = ''): [string, number][] {
  const below = [...codes].filter(([code]) => code.startsWith(beginning))
  const [first] = below
  if (!first) return []
  if (beginning && below.every(([, circle]) => circle === first[1])) return [[beginning, first[1]]]
  const next = new Set(below.map(([code]) => code.slice(0, beginning.length + 1)))
  if (next.has(beginning)) return [first]
  return [...next].sort().flatMap((each) => shortest(new Map(below), each))
}
