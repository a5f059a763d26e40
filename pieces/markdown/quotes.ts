import { defineMdastPlugin } from 'satteri'
import type { Locale } from '../../campaigns/schema.ts'

type Pair = readonly [open: string, close: string]

const ENGLISH = { outer: ['“', '”'], inner: ['‘', '’'] } as const
const ANGLED = { outer: ['«', '»'], inner: ['“', '”'] } as const

/** Around a quotation, and around one within it. */
const PAIRS: Record<Locale, Record<'outer' | 'inner', Pair>> = {
  fr: { ...ANGLED, outer: ['«\u202f', '\u202f»'] },
  en: ENGLISH,
  es: ANGLED,
  de: { outer: ['„', '“'], inner: ['‚', '‘'] },
  it: ANGLED,
  pt: ENGLISH,
  nl: ENGLISH,
  pl: { outer: ['„', '”'], inner: ['«', '»'] },
  ar: ANGLED,
}

const OF_PRINT = /[«»„“”‚‘‹›]/

/**
 * Quotation marks of a language for straight ones, of which satteri has made English ones. An author who wrote one of print
 * anywhere in the text chose them all.
 */
export function quotes(locale: Locale, markdown: string) {
  const { outer, inner } = PAIRS[locale]
  const isChosen = OF_PRINT.test(markdown)
  let open: Record<'english' | 'own', string>[] = []
  const begin = () => {
    open = []
  }
  const set = (found: string, at: number, text: string): string => {
    // In `" yes "`, the second one stands as an opening one.
    const isSpaced = open.length > 0 && /\s“(?![\p{L}\p{N}])/u.test(text.slice(Math.max(0, at - 1), at + 2))
    const mark = isSpaced ? '”' : found
    if (mark === '“' || mark === '‘') {
      const [own, close] = mark === '‘' || open.length > 0 ? inner : outer
      open.push({ english: mark === '‘' ? '’' : '”', own: close })
      return own
    }
    // What closes nothing is an apostrophe, or inches.
    return open.at(-1)?.english === mark ? (open.pop()?.own ?? mark) : mark
  }
  return defineMdastPlugin({
    name: 'quotes',
    paragraph: begin,
    heading: begin,
    tableCell: begin,
    text(node, context) {
      if (isChosen) return
      const value = node.value
        // Rock 'n' roll.
        .replace(/‘(n)’/gi, '’$1’')
        .replace(/[“”‘]|’(?!\p{L})/gu, set)
        .replace(/\u202f | \u202f/g, '\u202f')
      if (value !== node.value) context.setProperty(node, 'value', value)
    },
  })
}
