import type { CirclesConfig } from '../../campaigns/circles.ts'
import { frenchTowns } from './french-towns.ts'
import { type City, readTable, type Town } from './town.ts'

type Country = NonNullable<CirclesConfig['country']>

/** The towns of a country: of France all of them, of others those that GeoNames has, without postcodes. */
export async function townsOf(country: Country): Promise<Town[]> {
  const cities = await readTable<City[]>('cities')
  if (country === 'fr') return frenchTowns(cities)
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
