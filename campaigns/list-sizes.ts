/** The most members that one list brings in at once; other roots, of which each is a line of the studio, are fewer. */
export const MOST_MEMBERS = 20_000
export const MOST_ROOTS = 1000
/** A list of members has no fewer: among less than five, it would show who has opened. */
export const FEWEST_MEMBERS = 5
