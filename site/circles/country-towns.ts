import type { CirclesConfig } from '../../campaigns/circles.ts'
import { LOCALES } from '../../campaigns/schema.ts'
import { frenchTowns } from './french-towns.ts'
import { FURTHER_TOWNS, GREAT_TOWNS } from './great-towns.ts'
import { type City, readTable, type Town } from './town.ts'

type Country = NonNullable<CirclesConfig['country']>

const listed = (names: string) => names.split(', ').filter(Boolean)

/** The towns of a country: of France all of them, of others those that GeoNames has, without postcodes. */
export async function townsOf(country: Country): Promise<Town[]> {
  const cities = await readTable<City[]>('cities')
  const towns = country === 'fr' ? await frenchTowns(cities) : await townsAbroad(country, cities)
  const great = GREAT_TOWNS[country]
  return towns.map((town) => {
    const others = great[town.name] ?? great[`${town.name} (${town.region})`]
    return others === undefined ? town : { ...town, others: listed(others), isLarge: true }
  })
}

async function townsAbroad(country: Country, cities: readonly City[]): Promise<Town[]> {
  const regions = await readTable<{ code: string; name: string }[]>('regions')
  const names = new Map(regions.map(({ code, name }) => [code, name]))
  const own = country.toUpperCase()
  return cities
    .filter((city) => city.country === own)
    .map(({ name, lat, lng, admin1 }) => ({
      ...{ name, region: names.get(`${own}.${admin1}`) ?? admin1, postcodes: [], isLarge: false },
      place: [Number(lat), Number(lng)],
    }))
}

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
/** Those of countries, among others. */
const CODES = LETTERS.flatMap((first) => LETTERS.map((second) => first + second))

/** Parts of a country that have codes of their own, and whose towns are among its own. */
const PARTS: Partial<Record<Country, readonly string[]>> = { fr: ['GF', 'GP', 'MQ', 'RE', 'YT'] }

/** Names that lead to no town of a country: those of countries, of great towns of others, in the languages of fans. */
export function namesElsewhere(country: Country): string[] {
  const foreign = CODES.filter((code) => !PARTS[country]?.includes(code))
  const countries = LOCALES.flatMap((locale) => {
    const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' })
    const own = names.of(country.toUpperCase())
    return foreign.flatMap((code) => names.of(code) ?? []).filter((name) => name !== own)
  })
  const towns = Object.entries(GREAT_TOWNS).flatMap(([code, great]) =>
    code === country
      ? []
      : Object.entries(great).flatMap(([name, others]) => [name.replace(/ \(.*/, ''), ...listed(others)]),
  )
  return [...countries, ...towns, ...listed(FURTHER_TOWNS)]
}
