import type { CirclesConfig } from './circles.ts'

/** From where to where a country's mainland lies: south, north, west and east, in degrees. */
const BOUNDS: Record<NonNullable<CirclesConfig['country']>, readonly [number, number, number, number]> = {
  at: [46, 49.1, 9.5, 17.2],
  be: [49.4, 51.6, 2.5, 6.5],
  br: [-34, 6, -74, -34],
  ca: [41, 84, -141, -52],
  ch: [45.8, 47.9, 5.9, 10.5],
  cz: [48.5, 51.1, 12, 18.9],
  de: [47.2, 55.1, 5.8, 15.1],
  dk: [54.5, 57.8, 8, 15.3],
  dz: [18.9, 37.2, -8.7, 12],
  es: [35.9, 43.9, -9.4, 4.4],
  fr: [41.3, 51.1, -5.2, 9.6],
  gb: [49.8, 60.9, -8.7, 1.8],
  ie: [51.4, 55.4, -10.7, -5.9],
  it: [35.4, 47.1, 6.6, 18.6],
  lu: [49.4, 50.2, 5.7, 6.6],
  ma: [21, 36, -17.1, -0.9],
  mx: [14.5, 32.8, -118.5, -86.7],
  nl: [50.7, 53.6, 3.3, 7.3],
  no: [57.9, 71.2, 4.4, 31.2],
  pl: [49, 54.9, 14.1, 24.2],
  pt: [36.9, 42.2, -9.6, -6.1],
  se: [55.3, 69.1, 10.9, 24.2],
  sn: [12.3, 16.7, -17.6, -11.3],
  tn: [30.2, 37.6, 7.5, 11.6],
  us: [24.5, 49.4, -125, -66.9],
}

/** Whether a place lies there only once latitude and longitude have changed places, as maps for computers write them. */
export function isTurned([latitude, longitude]: readonly [number, number], country: keyof typeof BOUNDS): boolean {
  const [south, north, west, east] = BOUNDS[country]
  const isWithin = (lat: number, lon: number) => lat >= south && lat <= north && lon >= west && lon <= east
  return !isWithin(latitude, longitude) && isWithin(longitude, latitude)
}
