/** Latitude and longitude, in degrees. */
export type Place = readonly [number, number]

const RADIANS = Math.PI / 180

/**
 * Index of the nearest of these places, those that are `undefined` left out. By the haversine: what matters is the order, so
 * the Earth's radius is left out.
 */
export function nearest(place: Place, places: readonly (Place | undefined)[]): number | undefined {
  const known = places.flatMap((each, index) => (each ? [{ index, away: haversine(place, each) }] : []))
  if (known.length === 0) return undefined
  return known.reduce((least, each) => (each.away < least.away ? each : least)).index
}

function haversine([lat, lon]: Place, [otherLat, otherLon]: Place): number {
  const [north, east] = [(otherLat - lat) * RADIANS, (otherLon - lon) * RADIANS]
  return Math.sin(north / 2) ** 2 + Math.cos(lat * RADIANS) * Math.cos(otherLat * RADIANS) * Math.sin(east / 2) ** 2
}
