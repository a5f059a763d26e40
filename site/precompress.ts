import { extname } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Cache } from './building/cache.ts'

type Bytes = Uint8Array<ArrayBuffer>

/**
 * Text types with Brotli's quality: highest for files that fans wait for, which takes ten times as long; lower for those
 * that the studio asks for once, to print a poster.
 */
const QUALITY: Readonly<Record<string, number>> = { '.css': 11, '.html': 11, '.js': 11, '.json': 6, '.svg': 11 }

interface Text {
  path: string
  bytes: Bytes
  digest: string
}

interface Compressor {
  ending: string
  compress(text: Text, cache: Cache): Promise<Bytes>
}

const toBrotli = promisify(brotliCompress)
const toGzip = promisify(gzip)

/** The compressions of text files: each gets a twin beside it, so that no server compresses it again for every fan. */
export const COMPRESSORS: readonly Compressor[] = [
  {
    ending: '.br',
    compress({ path, bytes, digest }, cache) {
      const quality = QUALITY[extname(path)] ?? constants.BROTLI_DEFAULT_QUALITY
      const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
      const make = async () => new Uint8Array(await toBrotli(bytes, { params }))
      // Below the highest, compressing is quicker than any cache.
      if (quality < constants.BROTLI_MAX_QUALITY) return make()
      return cache.made(['br', `${process.versions.brotli} ${quality}`, digest], make)
    },
  },
  // Not cached either.
  { ending: '.gz', compress: async ({ bytes }) => new Uint8Array(await toGzip(bytes)) },
]

export function isText(path: string): boolean {
  return extname(path) in QUALITY
}
