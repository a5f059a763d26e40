import { harmlessLabel } from '../../../campaigns/spreadsheet-text.ts'
import type { RootLink } from '../api.ts'

export type Separator = ',' | ';'

/** Spreadsheets split at semicolons wherever fractions begin with a comma, as in French and German. */
export function separatorOf(locale: string): Separator {
  const decimal = new Intl.NumberFormat(locale).formatToParts(0.5).find(({ type }) => type === 'decimal')
  return decimal?.value === ',' ? ';' : ','
}

/**
 * Names and their links, as spreadsheets read them: by the same rules as the API's own tables. The pages of ambassadors stand
 * beside them, where one may see these.
 */
export function linksCsv(roots: readonly RootLink[], separator: Separator): string {
  const hasPages = roots.some(({ page }) => page !== undefined)
  const rows = roots.map(({ label, kind, channel, url, page = '' }) => [
    ...[label, kind, channel, url],
    ...(hasPages ? [page] : []),
  ])
  return toCsv(['label', 'kind', 'channel', 'link', ...(hasPages ? ['page'] : [])], rows, separator)
}

export function toCsv(titles: readonly string[], rows: readonly (readonly string[])[], separator: Separator): string {
  const lines = [titles, ...rows].map((row) => `${row.map(cell).join(separator)}\r\n`)
  // The mark tells Excel that it is UTF-8.
  return `\u{feff}${lines.join('')}`
}

function cell(text: string): string {
  return `"${harmlessLabel(text).replaceAll('"', '""')}"`
}
