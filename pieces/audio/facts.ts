/** What the player of a sound has to know. Times are seconds. */
export interface SoundFacts {
  /** The name of a playlist of all tracks in a row. */
  stream?: string
  poster?: { name: string; blur: string }
  chapters: { at: number; title: string }[]
  tracks: TrackFacts[]
}

export interface TrackFacts {
  title?: string | undefined
  artist?: string | undefined
  duration: number
  /** Where it begins in the stream. */
  start: number
  /** One container with all of it. */
  whole?: { name: string; type: string; size: number } | undefined
  /** Loudness of its parts, each a digit of base 36. */
  wave?: string | undefined
}
