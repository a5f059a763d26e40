import { isUtf8 } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { Parser } from 'htmlparser2'
import { shortened } from './shortened.ts'

/** What CSS fetches: `url(…)`, and `@import` with a bare string. */
const FETCHED = /(?:url\(\s*["']?|@import\s+["'])(?!#|data:)([^"')\s]+)/i
const HELD = /^(?:#|data:|$)/i

/** Why an `<img>` shows nothing of an SVG that libvips can draw, or not all of it; undefined where it shows everything. */
export async function svgFault(file: string): Promise<string | undefined> {
  const bytes = await readFile(file)
  if (bytes[0] === 0x1f && bytes[1] === 0x8b)
    return 'is a compressed SVG, which stays empty in an image, expected it as plain text: saved as SVG, not as SVGZ'
  // Chromium takes every drawing for UTF-8, whatever it says of itself.
  if (!isUtf8(bytes)) return 'is not UTF-8, and stays empty in an image, expected it saved again with that encoding'
  const svg = bytes.toString('utf8')
  // Drawing what they unfold to may never end.
  if (/<!ENTITY[^>]*&\w+;/.test(svg))
    return 'has names for texts (<!ENTITY …>) that hold others, expected each text where it is shown'
  const { isNamed, missing } = read(svg)
  if (!isNamed)
    return 'does not say that it is SVG, and stays empty in an image, expected <svg xmlns="http://www.w3.org/2000/svg" …> at its beginning'
  return (
    missing &&
    `shows "${shortened(missing)}", which stays empty in an image, expected everything within the file (data:)`
  )
}

/** Whether the first element has the namespace of SVG, and the first file outside itself that it would show: nobody fetches it. */
function read(svg: string): { isNamed: boolean; missing: string | undefined } {
  const found: string[] = []
  let namespace: string | undefined
  const note = (css: string) => found.push(...(FETCHED.exec(css)?.slice(1) ?? []))
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const prefix = /^(.*):/.exec(name)?.[1]
        namespace ??= attributes[prefix ? `xmlns:${prefix}` : 'xmlns'] ?? ''
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
  parser.end(svg)
  // Illustrator names it by an entity, which browsers know from the file's own beginning.
  return { isNamed: /^(?:&.*;|http:\/\/www\.w3\.org\/2000\/svg)$/.test(namespace ?? ''), missing: found[0] }
}
