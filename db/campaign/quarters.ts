/** Counters are kept by so long, since time zones with half and quarter hours exist. */
export const QUARTER_MS = 900_000
