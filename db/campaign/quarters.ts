/** The interval of every counter by time: some time zones are offset by half or quarter hours. */
export const QUARTER_MS = 900_000
