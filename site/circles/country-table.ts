import type { CirclesConfig } from '../../campaigns/circles.ts'
import { kept } from '../sealing/site-campaigns.ts'
import { countryFile } from './country-file.ts'
import { namesElsewhere, townsOf } from './country-towns.ts'
import type { Town } from './town.ts'

const reading = new Map<string, Promise<Town[]>>()

/** The table of the country's towns for these circles, as JSON; from the cache of an earlier build, if it has one. */
export async function countryTable({ country, list }: CirclesConfig): Promise<string> {
  if (!country) throw new Error('The circles name no country')
  const facts = { country, circles: list.map(({ place, postcodes, towns }) => ({ place, postcodes, towns })) }
  const bytes = await kept({ kind: 'country', files: [], facts }, async () => {
    const towns = reading.get(country) ?? townsOf(country)
    reading.set(country, towns)
    return new TextEncoder().encode(JSON.stringify(countryFile(list, await towns, namesElsewhere(country))))
  })
  return new TextDecoder().decode(bytes)
}
