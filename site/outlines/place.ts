/** A circle's place on the globe, in degrees. */
export interface Place {
  /** Id of the circle. */
  id: string
  latitude: number
  longitude: number
}

/** As GeoJSON has it: longitude first. */
export const pointOf = ({ longitude, latitude }: Place): [number, number] => [longitude, latitude]

export const EARTH_KM = 6371
