import { extname } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'

type Bytes = Uint8Array<ArrayBuffer>

const TEXT = new Set(['.css', '.html', '.js', '.json', '.svg'])

interface Compressor {
  ending: string
  /** A new version makes all anew. */
  version: string
  compress(text: Bytes): Promise<Bytes>
}

/** Texts of a site have a compressed twin of each kind beside them, so that no server does it again for every fan. */
export const COMPRESSORS: readonly Compressor[] = [
  { ending: '.br', version: `br ${process.versions.brotli}`, compress: bytesOf(promisify(brotliCompress)) },
  { ending: '.gz', version: `gz ${process.versions.zlib}`, compress: bytesOf(promisify(gzip)) },
]

export function isText(path: string): boolean {
  return TEXT.has(extname(path))
}

function bytesOf(compress: (text: Bytes) => Promise<Buffer>): (text: Bytes) => Promise<Bytes> {
  return async (text) => new Uint8Array(await compress(text))
}
