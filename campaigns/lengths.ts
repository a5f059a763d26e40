/** Characters of a word of the brand's, at most. */
export const LONGEST_WORD = 600

/** Characters of a line that a fan says to the brand, at most. */
export const LONGEST_LINE = 280
