/** What a field of `campaign.yaml` shows as it stands, where its author meant something else. The mend comes second. */
const RAW: [RegExp, string][] = [
  [/\*\*[^*]+\*\*|!?\[[^\][]*\]\([^()]*\)/, 'Markdown, expected plain text'],
  [
    /<\/?(?:[abipsuq]|br|center|div|em|font|h\d|iframe|img|li|mark|ol|script|small|span|strong|style|sub|sup|ul|video)\b[^<>]*>/i,
    'HTML, expected plain text',
  ],
  [/&(?:[a-z]{2,8}|#x?[\da-f]{2,6});/i, 'an entity of HTML, expected the sign itself'],
  [
    /\{\{[^{}]*\}\}|\{%[^{}]*%\}|\$\{\w+\}|\*\|\w+\|\*/,
    'a field of a template, expected what would stand in its place',
  ],
  [/(?<![\w:]):[a-z][a-z\d_+-]+:(?![\w:])/, 'the name of an emoji, expected the emoji itself'],
  [/^(?:[“”„][^“”„]+[“”]|[‘‚][^‘‚]+[’‘])$/, 'quotation marks of print, expected straight ones: "…"'],
]
/** In a message, the link is all that is filled in. */
const FIELD: [RegExp, string] = [/\{(?!link\})[\p{L}\p{N}_ -]+\}/u, 'no field of a message, expected {link} alone']

/** Says what of a text would be shown raw; undefined where all of it reads as it was meant. */
export function rawText(text: string, isMessage: boolean): string | undefined {
  for (const [pattern, what] of isMessage ? [...RAW, FIELD] : RAW) {
    const [raw] = pattern.exec(text) ?? []
    if (raw) return `"${raw.slice(0, 40)}" is shown as it is written: ${what}`
  }
  return undefined
}
