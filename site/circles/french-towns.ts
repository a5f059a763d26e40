import { fold } from '../../campaigns/place-names.ts'
import type { Place } from './nearest.ts'
import { type City, readTable, type Town } from './town.ts'

interface Commune {
  code: string
  nom: string
  type: 'commune-actuelle' | 'commune-deleguee' | 'commune-associee' | 'arrondissement-municipal'
  departement?: string
  /** Of the commune that it belongs to, where it is none by itself any more. */
  chefLieu?: string
  codesPostaux?: string[]
  population?: number
}

interface Department {
  code: string
  nom: string
  /** The code of its capital. */
  chefLieu: string
}

/** Départements overseas by their country, as GeoNames has it. */
const OVERSEAS: Record<string, string> = {
  ...{ GP: '971', MQ: '972', GF: '973', RE: '974', PM: '975', YT: '976', BL: '977', MF: '978' },
  ...{ WF: '986', PF: '987', NC: '988' },
}

const LARGE_INHABITANTS = 20_000

/**
 * The towns of France with their postcodes, from the official list of communes (Insee, packaged by Etalab), by the official
 * names; merged communes under their earlier names as well, and the départements, since people say where they live by these,
 * too. GeoNames tells where they lie.
 */
export async function frenchTowns(cities: readonly City[]): Promise<Town[]> {
  const communes = await readTable<Commune[]>('communes')
  const towns = communes.filter(({ type }) => type !== 'arrondissement-municipal')
  const byCode = new Map(towns.filter(({ codesPostaux }) => codesPostaux).map((town) => [town.code, town]))
  const places = new Places(cities)
  const found = towns.map(({ nom, departement = '', chefLieu = '', codesPostaux, population = 0 }): Town => {
    const own = codesPostaux ?? byCode.get(chefLieu)?.codesPostaux ?? []
    const place = places.named(nom, departement) ?? places.named(byCode.get(chefLieu)?.nom ?? '', departement)
    places.note(own, place)
    return {
      ...nameOf(nom),
      region: departement,
      postcodes: own,
      isLarge: population >= LARGE_INHABITANTS,
      place,
    }
  })
  const all = found.map((town) => ({ ...town, place: town.place ?? places.around(town) }))
  const capitals = new Map(towns.map(({ code }, i) => [code, all[i]]))
  const departments = await readTable<Department[]>('departments')
  return [
    ...all,
    ...departments.map(({ code, nom, chefLieu }): Town => {
      const own = all.filter(({ region }) => region === code).flatMap(({ postcodes }) => postcodes)
      // A few villages beside a border have the postcode of the other side.
      const beginning = code.replace(/[AB]$/, '0')
      const postcodes = [...new Set(own)].filter((postcode) => postcode.startsWith(beginning))
      return { ...nameOf(nom), region: code, postcodes, isLarge: true, place: capitals.get(chefLieu)?.place }
    }),
  ]
}

const nameOf = (official: string) => ({ name: official.replaceAll("'", '’') })

/** Where towns lie: small ones, which GeoNames lacks, among those of their postcode, or of their département. */
class Places {
  readonly #named = new Map<string, Place>()
  /** Sums of latitudes and longitudes, and how many. */
  readonly #sums = new Map<string, [number, number, number]>()

  constructor(cities: readonly City[]) {
    for (const { name, lat, lng, country, admin2 } of cities) {
      const department = country === 'FR' ? admin2 : OVERSEAS[country]
      if (department) this.#named.set(`${department} ${fold(name)}`, [Number(lat), Number(lng)])
    }
  }

  named(name: string, department: string): Place | undefined {
    return this.#named.get(`${department} ${fold(name)}`)
  }

  note(postcodes: readonly string[], place: Place | undefined): void {
    if (!place) return
    for (const area of new Set(postcodes.flatMap((code) => [code, code.slice(0, 2)]))) {
      const [lat, lon, count] = this.#sums.get(area) ?? [0, 0, 0]
      this.#sums.set(area, [lat + place[0], lon + place[1], count + 1])
    }
  }

  around({ postcodes }: Pick<Town, 'postcodes'>): Place | undefined {
    const areas = postcodes.flatMap((code) => [code, code.slice(0, 2)])
    const sum = areas.map((area) => this.#sums.get(area)).find(Boolean)
    return sum && [sum[0] / sum[2], sum[1] / sum[2]]
  }
}
