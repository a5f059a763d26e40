import { readFile } from 'node:fs/promises'

const unpacked = new Map<string, Promise<Buffer>>()

/**
 * A typeface as TrueType, from its WOFF2 file; unpacked once, since that takes several times as long as setting a title in it.
 *
 * @param file absolute path
 */
export function unpackedFont(file: string): Promise<Buffer> {
  const known = unpacked.get(file)
  if (known) return known
  const unpacking = unpack(file)
  unpacked.set(file, unpacking)
  return unpacking
}

async function unpack(file: string): Promise<Buffer> {
  // Its WebAssembly is loaded only where a font is needed.
  const { default: decompress } = await import('woff2-encoder/decompress')
  return Buffer.from(await decompress(await readFile(file)))
}
