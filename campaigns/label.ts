/** The longest label, in characters: it is shown in lists, on posters and in the log. */
export const LONGEST_LABEL = 80

/** Bidirectional control characters, which come along with names from address books and turn the text around them. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/u

/** Whether a text is one visible line that neither breaks nor turns its row. */
export function isLabel(text: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(text) && !/\p{Cc}/u.test(text) && !TURNS.test(text)
}

/**
 * The label that a cell of a list holds, for whatever reads one: two readings would be two links for the same person. One
 * line, composed, with nothing that is not drawn; without the apostrophe by which spreadsheets, and our own CSV, keep a
 * number or a formula as it is written.
 */
export function labelOf(cell: string): string {
  const line = cell
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replaceAll(/[\p{Cc}\s\u2800]+/gu, ' ')
    .trim()
    .normalize('NFC')
  return line.replace(/^'(?=[\d=+\-@＝＋－＠.,:/%()–])/u, '')
}
