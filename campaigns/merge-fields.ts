/**
 * What a mailer fills in for each reader, as those of `docs/letters.md` and Campaign Monitor write it: `*|FNAME|*`,
 * `{{ contact.PRENOM }}`, `{% if … %}`, `[[data:name:"…"]]`, `[name,fallback=…]`, `{$name}`, `%NAME%`.
 */
const FIELD =
  /\*\|[^|\n]{1,99}\|\*|\{\{\{?[^{}\n]{1,199}\}?\}\}|\{%[^{}\n]{1,199}%\}|\[\[\w+:[^\][\n]{1,199}\]\]|\[\w+,\s?fallback=[^\][\n]{0,99}\]|\{\$\w+\}|(?<![%\p{L}\d])%[A-Z][A-Z\d_]+%(?![%\p{L}\d])/gu

/** A text in which each field is a word that Markdown leaves alone, and what puts them back as they were written. */
export function withoutFields(text: string): { text: string; restore: (made: string) => string } {
  const fields: string[] = []
  const kept = text.replaceAll(FIELD, (field) => `\ue000${fields.push(field) - 1}\ue001`)
  // In the address of a link it was escaped.
  const restore = (made: string) =>
    made.replaceAll(/(?:\ue000|%EE%80%80)(\d+)(?:\ue001|%EE%80%81)/gi, (word, i) => fields[Number(i)] ?? word)
  return { text: kept, restore }
}

/** The same text with letters in place of fields; where one is all of a link's address, with some address. */
export const readable = (text: string): string =>
  text.replaceAll(FIELD, (_, at: number) => (/\]\(<?$/.test(text.slice(0, at)) ? 'https://x.fr' : 'x'))

/** What the address of a link may begin with in such a text: a field. */
export const ESCAPED_FIELD = '%EE%80%80'
