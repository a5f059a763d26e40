/**
 * How much of a page's title and description messengers show, in characters. WhatsApp shows the least: two lines and one
 * and a half; others cut descriptions after 200 to 300.
 */
export const TITLE_SHOWN = 65
export const DESCRIPTION_SHOWN = 80
export const DESCRIPTION_LONGEST = 200

/** How much of an e-mail's subject phones list, in characters. */
export const SUBJECT_SHOWN = 60

/** A text of at most so many characters, cut after a whole word where it must be. */
export function shorten(text: string, most: number): string {
  const characters = [...text]
  if (characters.length <= most) return text
  const kept = characters.slice(0, most - 1).join('')
  const isWhole = /\s/.test(characters[most - 1] ?? '')
  // A single word that is longer than everything is cut all the same.
  const words = isWhole ? kept : kept.replace(/\s+\S*$/, '')
  return `${words.replace(/[\s\p{P}]+$/u, '')}…`
}
