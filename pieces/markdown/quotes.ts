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

/** An apostrophe before a word or a year, which one behind a later word would make a quotation: `Hab' 'nen Plan, ich geh' heim`. */
const ELIDED: Partial<Record<Locale, RegExp>> = {
  de: /‘(?=(?:n|ne[mnrs]?|s|ran|rauf|raus|rein|rum|runter|rüber|\d\d)(?![\p{L}\d’]))/giu,
  it: /‘(?=\d\d(?![\d’]))/g,
}

/** What a mark at the end of a text may open, without a blank between them. */
const QUOTED = ['strong', 'emphasis', 'delete', 'link', 'inlineCode']

/**
 * Quotation marks of a language for straight ones, of which satteri has made English ones. An author who wrote one of print
 * anywhere in the text chose them all.
 */
export function quotes(locale: Locale, markdown: string) {
  const { outer, inner } = PAIRS[locale]
  const isChosen = OF_PRINT.test(markdown)
  let open: { english: string; own: string; isOuter: boolean }[] = []
  const begin = () => {
    open = []
  }
  const set = (found: string, at: number, text: string): string => {
    // In `" yes "`, the second one stands as an opening one. U+FFFC stands for what it may open behind this text.
    const isSpaced = open.length > 0 && /\s“(?![\p{L}\p{N}\ufffc])/u.test(text.slice(Math.max(0, at - 1), at + 2))
    const mark = isSpaced ? '”' : found
    if (mark === '“' || mark === '‘') {
      const isOuter = mark === '“' && open.at(-1)?.isOuter !== true
      const [own, close] = isOuter ? outer : inner
      open.push({ english: mark === '‘' ? '’' : '”', own: close, isOuter })
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
      const next = context.parent(node).children[(context.indexOf(node) ?? 0) + 1]
      const behind = next && QUOTED.includes(next.type) ? '\ufffc' : ''
      const elided = ELIDED[locale]
      const value = `${elided ? node.value.replace(elided, '’') : node.value}${behind}`
        // Rock 'n' roll.
        .replace(/‘(n)’/gi, '’$1’')
        .replace(/[“”‘]|’(?!\p{L})/gu, set)
        .replace(/\u202f[ \u00a0]|[ \u00a0]\u202f/g, '\u202f')
        .slice(0, behind ? -1 : undefined)
      if (value !== node.value) context.setProperty(node, 'value', value)
    },
  })
}
