import type { Locale } from '../../campaigns/schema.ts'
import { endonym } from '../../site/i18n/locale.ts'
import type { Answers, Described } from './answers.ts'
import type { Kind } from './kinds.ts'
import { WORDS } from './words.ts'

/** A medium of a piece: its path below the campaign's folder, and what it shows. */
export type Placed = Pick<Described, 'alt'> & { path: string }

const EXAMPLES: Record<Exclude<Kind, 'text'>, string> = {
  film: 'film.mp4',
  sound: 'track.mp3',
  pictures: 'picture.jpg',
}

/** The Markdown of a piece. Comments reach no fan. */
export function pieceMarkdown(kind: Kind, placed: readonly Placed[], locale: Locale, isFirst: boolean): string {
  const { titles, text, later } = WORDS[locale]
  if (kind === 'text') {
    return `${text}\n\n<!-- Write it in place of this. Markdown: **bold**, [a link](https://…), further down ## a heading (the title stands above already), and at the end _who signs it_. -->\n`
  }
  const example = `![What it shows, for those who cannot see or hear it](../media/${EXAMPLES[kind]})`
  if (placed.length === 0) {
    return `${later}\n\n<!-- ${titles[kind]}: put the file into media/, then write in place of the line above:\n${example}\n-->\n`
  }
  const shown = placed.map(({ alt, path }) => `![${asText(alt)}](../${path})`).join('\n\n')
  const hint = isFirst
    ? 'Words before or after it, if it needs any. Markdown: **bold**, and further down ## a heading: the title stands above already.'
    : `What stands in [ ] is said to those who cannot see or hear it: say it in ${endonym(locale)}.`
  return `${shown}\n\n<!-- ${hint} -->\n`
}

/** The Markdown of the teaser. */
export function teaserMarkdown({ title, brand = title }: Pick<Answers, 'title' | 'brand'>, locale: Locale): string {
  return `${WORDS[locale].teaser.replace('{brand}', () => asText(brand))}\n`
}

/** Escapes a text for Markdown. */
function asText(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>~&!|#]/g, '\\$&')
}
