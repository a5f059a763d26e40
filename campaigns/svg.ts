import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { Parser } from 'htmlparser2'

/** What CSS fetches: `url(…)`, and `@import` with a bare string. */
const FETCHED = /(?:url\(\s*["']?|@import\s+["'])(?!#|data:)([^"')\s]+)/i
const HELD = /^(?:#|data:|$)/i

/** The first file outside itself that an SVG would show: neither libvips nor an `<img>` fetches it. */
export async function missingPart(file: string): Promise<string | undefined> {
  if (extname(file).toLowerCase() !== '.svg') return undefined
  const found: string[] = []
  const note = (css: string) => found.push(...(FETCHED.exec(css)?.slice(1) ?? []))
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const { href = attributes['xlink:href'] ?? '' } = attributes
        // A link to somewhere shows nothing.
        if (name !== 'a' && !HELD.test(href)) found.push(href)
        for (const value of Object.values(attributes)) note(value)
      },
      ontext: note,
      onprocessinginstruction: (_name, text) =>
        void found.push(...(/^\?xml-stylesheet.*href=["']([^"']+)/.exec(text)?.slice(1) ?? [])),
    },
    { xmlMode: true },
  )
  parser.end(await readFile(file, 'utf8'))
  return found[0]
}
