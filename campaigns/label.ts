/** The longest label, in characters: it is shown in lists, on posters and in the log. */
export const LONGEST_LABEL = 80

/** Bidirectional control characters, which come along with names from address books and turn the text around them. */
export const TURNS = /[\u202a-\u202e\u2066-\u2069]/gu

/** Whether a text is one visible line that neither breaks nor turns its row. */
export function isLabel(text: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(text) && !/\p{Cc}/u.test(text) && text.search(TURNS) < 0
}
