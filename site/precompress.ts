import { readdir, readFile, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'

const TEXT = new Set(['.css', '.html', '.js', '.json', '.svg'])
const compressors = { '.br': promisify(brotliCompress), '.gz': promisify(gzip) }

/** Puts a compressed twin beside every text of a built site, so that no server does it again for every fan. */
export async function precompress(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const entry of entries.filter(({ name }) => TEXT.has(extname(name)))) {
    const file = join(entry.parentPath, entry.name)
    const text = await readFile(file)
    for (const [ending, compress] of Object.entries(compressors)) await writeFile(file + ending, await compress(text))
  }
}
