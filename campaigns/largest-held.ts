/** The largest medium that a browser holds in its memory, in bytes: beyond it, phones end the page. */
export const LARGEST_HELD = 512 * 2 ** 20
