/** Writes PDFs of paths, with labels as one-bit pictures among them: the part of ISO 32000-1 that a printer needs. */

/** Points of 1/72 inch in a millimetre. */
const MM = 72 / 25.4

/** Millimetres, from the lower left corner: left, bottom, right, top. */
export type Box = readonly [number, number, number, number]

interface Sheets {
  media: Box
  /** The trim box, and the bleed around it, so that no white edge shows. */
  trim: Box
  bleed: Box
  /** Operators of each page, in millimetres. */
  pages: readonly string[]
  title: string
  author: string
  language: string
}

const ENCODER = new TextEncoder()

/** A PDF of one page. */
export function writePdf({ content, ...page }: Omit<Sheets, 'pages'> & { content: string }): Promise<Blob> {
  return writePages({ ...page, pages: [content] })
}

/** Objects before those of the pages, of which each has two. */
const FIRST_PAGE = 4

export async function writePages({ media, trim, bleed, pages, title, author, language }: Sheets): Promise<Blob> {
  const info = { Title: title, Author: author, Creator: 'Entre Nous', Producer: 'Entre Nous' }
  const boxes = [['MediaBox', media] as const, ['TrimBox', trim] as const, ['BleedBox', bleed] as const]
  const objects: (string | Uint8Array)[][] = [
    [`<</Type/Catalog/Pages 2 0 R/Lang(${language})/ViewerPreferences<</DisplayDocTitle true>>>>`],
    [`<</Type/Pages/Kids[${pages.map((_, i) => `${FIRST_PAGE + 2 * i} 0 R`).join(' ')}]/Count ${pages.length}>>`],
    [
      `<<${Object.entries(info)
        .map(([key, value]) => `/${key}${toText(value)}`)
        .join('')}>>`,
    ],
  ]
  const inBoxes = boxes.map(([name, box]) => `/${name}${toArray(box)}`).join('')
  for (const [i, content] of pages.entries()) {
    const stream = await deflate(`${MM} 0 0 ${MM} 0 0 cm\n${content}`)
    const place = FIRST_PAGE + 2 * i + 1
    objects.push([`<</Type/Page/Parent 2 0 R/Resources<<>>/Contents ${place} 0 R${inBoxes}>>`])
    objects.push([`<</Length ${stream.length}/Filter/FlateDecode>>stream\n`, stream, '\nendstream'])
  }
  return assemble(objects)
}

function assemble(objects: readonly (string | Uint8Array)[][]): Blob {
  // Four bytes above 127 mark the file as binary.
  const parts: Uint8Array[] = [ENCODER.encode('%PDF-1.6\n%'), new Uint8Array([0xe2, 0xe3, 0xcf, 0xd3, 0x0a])]
  let length = parts.reduce((sum, part) => sum + part.length, 0)
  const offsets = objects.map((object, i) => {
    const offset = length
    for (const part of [`${i + 1} 0 obj\n`, ...object, '\nendobj\n']) {
      const bytes = typeof part === 'string' ? ENCODER.encode(part) : part
      parts.push(bytes)
      length += bytes.length
    }
    return offset
  })
  const count = objects.length + 1
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const trailer = `<</Size ${count}/Root 1 0 R/Info ${FIRST_PAGE - 1} 0 R>>`
  const end = `xref\n0 ${count}\n0000000000 65535 f \n${rows}trailer\n${trailer}\nstartxref\n${length}\n%%EOF\n`
  return new Blob([...parts, ENCODER.encode(end)] as BlobPart[], { type: 'application/pdf' })
}

async function deflate(text: string): Promise<Uint8Array> {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate'))
  return new Uint8Array(await new Response(packed).arrayBuffer())
}

function toArray(box: Box): string {
  return `[${box.map((n) => (n * MM).toFixed(3)).join(' ')}]`
}

/** A text string: UTF-16 with its byte order mark, in hexadecimal, for any language and without escapes. */
function toText(text: string): string {
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, '0'))
  return `<feff${units.join('')}>`
}
