import type { RootLink } from '../api.ts'

/** A spreadsheet takes what begins like this for a formula, and runs it (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/

/** Names and their links, as spreadsheets read them. */
export function linksCsv(roots: readonly RootLink[]): string {
  const rows = roots.map(({ label, kind, channel, url }) => [label, kind, channel, url])
  // The mark tells Excel that it is UTF-8.
  return `\u{feff}${[['label', 'kind', 'channel', 'link'], ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`
}

function cell(text: string): string {
  return `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
}
