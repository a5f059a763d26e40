import { HEIGHT, WIDTH } from './card.ts'

/** Draws an SVG as PNG, with a text in its metadata (PNG, section 11.3.3.2). Rejects where a browser cannot. */
export async function toPng(svg: Blob, text: string): Promise<Blob> {
  const image = new Image(WIDTH, HEIGHT)
  image.src = URL.createObjectURL(svg)
  await image.decode()
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width: WIDTH, height: HEIGHT })
  canvas.getContext('2d')?.drawImage(image, 0, 0)
  URL.revokeObjectURL(image.src)
  const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!png) throw new Error('The canvas gave no picture')
  return withText(new Uint8Array(await png.arrayBuffer()), text)
}

/** The signature of a file, and its first chunk. */
const HEADER_BYTES = 8 + 25

function withText(png: Uint8Array<ArrayBuffer>, text: string): Blob {
  // The line ends before the checksum, whose bytes may look like letters of the text.
  const body = new TextEncoder().encode(`tEXtProof\0${text}\n`)
  const chunk = new Uint8Array(body.length + 8)
  const view = new DataView(chunk.buffer)
  view.setUint32(0, body.length - 4)
  chunk.set(body, 4)
  view.setUint32(chunk.length - 4, crc32(body))
  return new Blob([png.subarray(0, HEADER_BYTES), chunk, png.subarray(HEADER_BYTES)], { type: 'image/png' })
}

/** The checksum of a chunk (PNG, annex D). */
function crc32(bytes: Uint8Array): number {
  let crc = -1
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return (crc ^ -1) >>> 0
}
