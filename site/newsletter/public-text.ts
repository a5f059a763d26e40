import { convert } from 'html-to-text'
import { ESCAPED_FIELD, withoutFields } from '../../campaigns/merge-fields.ts'
import type { Locale } from '../../campaigns/schema.ts'
import { readText } from '../../campaigns/text-file.ts'
import { renderTeaser } from '../../pieces/markdown/html.ts'

/** The most characters of a line (RFC 5322, 2.1.1, recommends 78). */
const COLUMNS = 76

/** A public text of a campaign as HTML, without styles; empty without a file. */
export async function publicHtml(file: string | undefined, locale: Locale): Promise<PublicHtml> {
  if (file === undefined) return { html: '', restore: (made) => made }
  const { text, restore } = withoutFields(await readText(file))
  return { html: absolute(renderTeaser(text, locale)), restore }
}

interface PublicHtml {
  html: string
  /** Puts a mailer's fields back, in what was made of it, as its author wrote them. */
  restore: (made: string) => string
}

/** Where a link leads in a mail: elsewhere, or to what its mailer fills in. */
const OUTWARD = new RegExp(`href="(?:https?:|mailto:|tel:|${ESCAPED_FIELD})`)

/** Links that lead somewhere only on the page are words in a mail. */
function absolute(html: string): string {
  return html.replace(/<a\b([^>]*)>(.*?)<\/a>/gs, (whole, attributes: string, text: string) =>
    OUTWARD.test(attributes) ? whole : text,
  )
}

/** HTML as lines of plain text. */
export function asText(html: string): string {
  return convert(html, {
    wordwrap: COLUMNS,
    selectors: [
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['<', '>'] as [string, string] } },
      { selector: 'ul', options: { itemPrefix: '– ' } },
      { selector: 'img', format: 'skip' },
    ],
  })
}
