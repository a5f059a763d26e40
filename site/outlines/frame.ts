import {
  type GeoPermissibleObjects,
  type GeoProjection,
  geoAzimuthalEqualArea,
  geoDistance,
  geoEqualEarth,
  geoPath,
} from 'd3-geo'
import type { Polygon } from 'geojson'
import { PathWriter } from './path-writer.ts'
import { EARTH_KM, type Place, pointOf } from './place.ts'
import { asOne, lies, type Scale, type World } from './world.ts'

/** One part of a map. Outlines are SVG path data; y grows downwards. */
export interface Frame {
  width: number
  height: number
  /** Land of the countries in which circles lie. */
  home: string
  /** All other land. */
  land: string
  /** Borders between countries. */
  borders: string
  places: { id: string; x: number; y: number }[]
}

type Box = [left: number, top: number, right: number, bottom: number]

const WIDTH = { main: 720, inset: 180 } as const
/** The least that a frame shows from side to side, so that a lone place is not lost in its own coast. */
const LEAST_KM = { main: 160, inset: 120 } as const
/** A coast is shown whole, if it is no larger than this or hardly larger than what its places span. */
const WHOLE_KM = 700
const HARDLY_LARGER = 2.2
/** Air between the outermost and the edge. */
const MARGIN = { main: 0.07, inset: 0.16 } as const
/** Height by width, at least and at most. */
const FLATTEST = 0.55
const STEEPEST = 1.1
/** Beyond so many radians from the middle to the outermost place, the globe is drawn whole. */
const GLOBAL = 1
const SCALES: [upToKm: number, Scale][] = [
  [1800, '10m'],
  [6000, '50m'],
]

/** Draws the land around some places, near enough to tell them apart. */
export async function frameOf(
  places: readonly Place[],
  kind: 'main' | 'inset',
  readWorld: (scale: Scale) => Promise<World>,
): Promise<Frame> {
  const middle = middleOf(places)
  const reach = Math.max(...places.map((place) => geoDistance(middle, pointOf(place))))
  const scale = SCALES.find(([km]) => 2 * reach * EARTH_KM <= km)?.[1] ?? '110m'
  const { countries, borders } = await readWorld(scale)
  const isCoast = (polygon: Polygon) => places.some((place) => lies(place, polygon))
  const homes = countries.filter((country) => country.some(isCoast))
  const projection = reach > GLOBAL ? globe(middle) : flat(middle)
  const box = boxOf(projection, places, homes.flat().filter(isCoast), kind)
  const { width, height } = aimAt(projection, box, WIDTH[kind])
  const draw = (shape: GeoPermissibleObjects) => {
    const writer = new PathWriter()
    geoPath(projection, writer)(shape)
    return writer.data()
  }
  return {
    width,
    height,
    home: draw(asOne(homes.flat())),
    land: draw(asOne(countries.filter((country) => !homes.includes(country)).flat())),
    borders: draw(borders),
    places: places.map((place) => {
      const [x, y] = drawn(projection, place)
      return { id: place.id, x: Math.round(x), y: Math.round(y) }
    }),
  }
}

/** Mean direction from the centre of the globe. */
function middleOf(places: readonly Place[]): [number, number] {
  const sum: [number, number, number] = [0, 0, 0]
  for (const { latitude, longitude } of places) {
    const [phi, lambda] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180]
    sum[0] += Math.cos(phi) * Math.cos(lambda)
    sum[1] += Math.cos(phi) * Math.sin(lambda)
    sum[2] += Math.sin(phi)
  }
  const degrees = (radians: number) => (radians * 180) / Math.PI
  return [degrees(Math.atan2(sum[1], sum[0])), degrees(Math.atan2(sum[2], Math.hypot(sum[0], sum[1])))]
}

/** Areas as large as they are, north where the middle of the map has it. Scaled to kilometres. */
const flat = ([longitude, latitude]: [number, number]) =>
  geoAzimuthalEqualArea().rotate([-longitude, -latitude]).clipAngle(100).scale(EARTH_KM).translate([0, 0])

const globe = ([longitude]: [number, number]) =>
  geoEqualEarth().rotate([-longitude, 0]).scale(EARTH_KM).translate([0, 0])

/** What is shown, in kilometres: all places, and coasts that are not much larger. */
function boxOf(
  projection: GeoProjection,
  places: readonly Place[],
  coasts: readonly Polygon[],
  kind: 'main' | 'inset',
) {
  const points = places.map((place) => drawn(projection, place))
  const box = points.map(([x, y]): Box => [x, y, x, y]).reduce(joined)
  // Around a lone place there is nothing to tell apart: its country says more than a plain.
  const most = places.length === 1 ? Number.POSITIVE_INFINITY : Math.max(WHOLE_KM, HARDLY_LARGER * sizeOf(box))
  const whole = coasts
    .map((coast): Box => geoPath(projection).bounds(coast).flat() as Box)
    .filter((each) => sizeOf(each) <= most)
    .reduce(joined, box)
  const least = LEAST_KM[kind]
  const [width, height] = [Math.max(least, whole[2] - whole[0]), Math.max(least * FLATTEST, whole[3] - whole[1])]
  const margin = MARGIN[kind] * Math.max(width, height)
  const [x, y] = [(whole[0] + whole[2]) / 2, (whole[1] + whole[3]) / 2]
  return widened([x - width / 2 - margin, y - height / 2 - margin, x + width / 2 + margin, y + height / 2 + margin])
}

/** Where a place is drawn. None is cut off: the middle of the map lies between all of them. */
const drawn = (projection: GeoProjection, place: Place): [number, number] => projection(pointOf(place)) ?? [0, 0]

const sizeOf = ([left, top, right, bottom]: Box) => Math.max(right - left, bottom - top)

const joined = (a: Box, b: Box): Box => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
]

/** Neither too flat nor too steep for a page. */
function widened([left, top, right, bottom]: Box): Box {
  const [width, height] = [right - left, bottom - top]
  const [x, y] = [(left + right) / 2, (top + bottom) / 2]
  const [wider, higher] = [Math.max(width, height / STEEPEST), Math.max(height, width * FLATTEST)]
  return [x - wider / 2, y - higher / 2, x + wider / 2, y + higher / 2]
}

/** Moves and scales the projection so that the box fills a frame of this width, and cuts off what lies outside. */
function aimAt(projection: GeoProjection, [left, top, right, bottom]: Box, width: number) {
  const factor = width / (right - left)
  const height = Math.round((bottom - top) * factor)
  projection.scale(projection.scale() * factor).translate([-left * factor, -top * factor])
  // Beyond the edge, so that no outline is drawn along it.
  projection.clipExtent([
    [-4, -4],
    [width + 4, height + 4],
  ])
  return { width, height }
}
