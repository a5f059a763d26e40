/** Answers to `new` by flags, as they were typed. */
export interface Flags {
  title?: string
  brand?: string
  description?: string
  languages?: string
  formal?: boolean
  look?: string
  inside?: string
  film?: string
  filmAlt?: string
  filmStill?: string
  sound?: string
  soundAlt?: string
  pictures?: string[]
  pictureAlts?: string[]
  cover?: string
  coverAlt?: string
  logo?: string
  channels?: string
  opens?: string
  reveals?: string
  closes?: string
  timeZone?: string
  links?: string[]
}

/** Options of the wizard itself, and of what follows. */
export interface Ways {
  yes?: true
  dev?: true
  json?: true
  /** Name of a campaign to copy whole. */
  from?: string
}
