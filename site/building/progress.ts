/** Listens to the progress of a build. */
export interface Progress {
  /** A picture or file of a campaign is about to be made, the `nth` of `all` that the campaign still needs. */
  makes(campaign: string, source: string, nth: number, all: number): void
  /** A film is about to be put into segments, which takes seconds for each 100 MB; its path below the campaigns' folder. */
  packages(film: string): void
}
