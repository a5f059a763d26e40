/** What `new` can be given instead of being asked: texts as they were typed. */
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

/** How it is asked, and what happens afterwards. */
export interface Ways {
  yes?: true
  dev?: true
  json?: true
}
