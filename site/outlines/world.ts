import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { geoArea, geoContains } from 'd3-geo'
import type { Feature, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { type Place, pointOf } from './place.ts'

const require = createRequire(import.meta.url)

/** Scales of Natural Earth's outlines, the finest first. */
export type Scale = '10m' | '50m' | '110m'

/** Steradians of a ring that rounding has left without an area, or turned inside out so that it holds the whole globe. */
const [NOTHING, HALF] = [1e-12, 2 * Math.PI]

export interface World {
  /** Each piece of land apart: a continent's country, or an island. */
  countries: Polygon[][]
  borders: MultiLineString
}

const FILES: Record<Scale, string> = {
  '10m': require.resolve('world-atlas/countries-10m.json'),
  '50m': require.resolve('world-atlas/countries-50m.json'),
  '110m': require.resolve('world-atlas/countries-110m.json'),
}

/** The file of a scale, absolute. */
export const worldFile = (scale: Scale): string => FILES[scale]

/** Reads Natural Earth's countries (public domain) at a scale: 110m is 0.1 MB, 10m 3.6 MB. */
export async function readWorld(scale: Scale): Promise<World> {
  const world = JSON.parse(await readFile(worldFile(scale), 'utf8')) as Topology<{ countries: GeometryCollection }>
  return {
    countries: world.objects.countries.geometries.map((country) => {
      const { geometry } = feature(world, country) as Feature
      if (geometry?.type === 'Polygon') return [geometry].filter(isSound)
      if (geometry?.type !== 'MultiPolygon') return []
      return geometry.coordinates.map((coordinates): Polygon => ({ type: 'Polygon', coordinates })).filter(isSound)
    }),
    borders: mesh(world, world.objects.countries, (a, b) => a !== b),
  }
}

function isSound(polygon: Polygon): boolean {
  const area = geoArea(polygon)
  return area > NOTHING && area < HALF
}

/** Whether a place lies on this piece of land. */
export function lies(place: Place, { coordinates, ...polygon }: Polygon): boolean {
  const [outline = []] = coordinates
  return isInBox(pointOf(place), outline) && geoContains({ ...polygon, coordinates }, pointOf(place))
}

/** Much quicker than the globe's geometry. Outlines end at the antimeridian, so that none reaches across it. */
function isInBox([x, y]: Position, outline: readonly Position[]): boolean {
  const isBetween = (value: number | undefined, axis: 0 | 1) => {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (const point of outline) {
      low = Math.min(low, point[axis] ?? low)
      high = Math.max(high, point[axis] ?? high)
    }
    return value !== undefined && value >= low && value <= high
  }
  return isBetween(x, 0) && isBetween(y, 1)
}

export const asOne = (polygons: readonly Polygon[]): MultiPolygon => ({
  type: 'MultiPolygon',
  coordinates: polygons.map(({ coordinates }) => coordinates),
})
