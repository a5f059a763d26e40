import { geoDistance } from 'd3-geo'
import { EARTH_KM, type Place, pointOf } from './place.ts'

/** Places further from all others than this lie oceans away. */
const OCEAN_KM = 2500
/** Places overseas share a frame when they are as near as the islands of one archipelago. */
const ARCHIPELAGO_KM = 700
/** With more frames, one map of the world says more. */
const MOST_FRAMES = 6

/**
 * Groups places into the frames of a map: the largest group first, then those that lie oceans away. One group where the
 * places are scattered over the world.
 */
export function separate(places: readonly Place[]): Place[][] {
  const [main = [], ...far] = linked(places, OCEAN_KM).toSorted((a, b) => b.length - a.length)
  const groups = [main, ...far.flatMap((group) => linked(group, ARCHIPELAGO_KM))].filter(({ length }) => length > 0)
  return groups.length > MOST_FRAMES ? [[...places]] : groups
}

/** Single-linkage clusters: two places are in one if steps of at most so many kilometres lead from one to the other. */
function linked(places: readonly Place[], km: number): Place[][] {
  const groups: Place[][] = []
  for (const place of places) {
    const near = groups.filter((group) => group.some((other) => distanceKm(place, other) <= km))
    const others = groups.filter((group) => !near.includes(group))
    groups.splice(0, groups.length, ...others, [...near.flat(), place])
  }
  return groups
}

const distanceKm = (a: Place, b: Place) => geoDistance(pointOf(a), pointOf(b)) * EARTH_KM
