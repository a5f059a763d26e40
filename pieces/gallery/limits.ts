/** Limits of a gallery that the page needs as values: the contract, whose schemas would come along, gives it types only. */

/** Longest sides in pixels: of a photo as it is shown alone, and on the wall. */
export const SIDES = { full: 2048, thumb: 480 } as const
export type PhotoSize = keyof typeof SIDES

/** Most bytes of a photo as the page sends it. */
export const LARGEST_PHOTO = 3 * 1024 * 1024

/** Most characters of a caption. */
export const LONGEST_CAPTION = 140

/** Photos of one answer. */
export const PAGE = 60
