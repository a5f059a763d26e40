import type { MailLook } from '../looks/mail-look.ts'

/** The width of a letter of the widest fallback, in em: a title in a narrower one leaves some room. */
const EM = { upper: 0.72, lower: 0.62 }
/** A phone shows less at once: the largest title is smaller there. */
const PHONE = { width: 400, share: 0.65 }
/** As many lines as a title should take at most. */
const LINES = 3.2
/** Two words are kept together only where this is no line of its own, and makes the title hardly smaller. */
const LONGEST_PAIR = 14
/** Titles beyond so many letters take more than a line. */
const ONE_LINE = 20

/** The size of a title in a column, in pixels: its longest word, or its last two, fit into a line, and the whole into few. */
export function titleSize(title: string, width: number, { size, least, isUpperCase }: MailLook['title']): number {
  const em = isUpperCase ? EM.upper : EM.lower
  // What is kept together fits as well: else it would be broken within a word.
  const longest = Math.max(
    ...withoutOrphan(title)
      .split(/[^\S\u00a0]+/)
      .map(({ length }) => length),
  )
  const largest = size * (width < PHONE.width ? PHONE.share : 1)
  const fitting = Math.min(largest, width / (em * longest), (LINES * width) / (em * title.length))
  return Math.round(Math.max(fitting, Math.min(least, width / (em * longest))))
}

/** A title whose last word does not stand alone: mail programs know no balanced lines. */
export function withoutOrphan(title: string): string {
  const [pair = ''] = /\S+ \S+$/.exec(title) ?? []
  const isLong = title.length > ONE_LINE
  return isLong && pair.length <= LONGEST_PAIR ? title.slice(0, -pair.length) + pair.replace(' ', '\u00a0') : title
}
