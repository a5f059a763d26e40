/** In letters: it stands in lists, on posters and in the log. */
export const LONGEST_LABEL = 80

/** Marks that turn the text around them, which come along with names from address books. */
export const TURNS = /[\u202a-\u202e\u2066-\u2069]/gu

/** One line that can be seen, and that neither breaks nor turns the row it stands in. */
export function isLabel(text: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(text) && !/\p{Cc}/u.test(text) && text.search(TURNS) < 0
}
