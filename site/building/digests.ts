import { createHash } from 'node:crypto'
import { type BigIntStats, createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'

/** State of a file on disk, and the SHA-256 of its content at that time (base64url). */
export type Stamp = readonly [stamp: string, digest: string, takenAtMs: number]

/**
 * A file that changed this shortly before it was read may have the same times before and after: file systems count in ticks
 * (Git's "racy" index entries).
 */
const RACY_MS = 100

/** Digests of files, by absolute path. A file is read again only when its size, times or inode say that it changed. */
export class Digests {
  readonly #known: Map<string, Stamp>
  readonly #asked = new Map<string, Stamp>()

  /** @param known entries of an earlier build */
  constructor(known: readonly (readonly [path: string, stamp: Stamp])[] = []) {
    this.#known = new Map(known)
  }

  async of(file: string): Promise<string> {
    const takenAt = Date.now()
    const stamp = stampOf(await stat(file, { bigint: true }))
    const known = this.#asked.get(file) ?? this.#known.get(file)
    if (known && known[0] === stamp && !isRacy(known)) {
      this.#asked.set(file, known)
      return known[1]
    }
    const hash = createHash('sha256')
    await pipeline(createReadStream(file), hash)
    const digest = hash.digest('base64url')
    this.#asked.set(file, [stamp, digest, takenAt])
    return digest
  }

  /** The entries used now, for a later build. */
  entries(): [path: string, stamp: Stamp][] {
    return [...this.#asked]
  }
}

/** `size mtime ctime inode`, times in nanoseconds. */
function stampOf({ size, mtimeNs, ctimeNs, ino }: BigIntStats): string {
  return `${size} ${mtimeNs} ${ctimeNs} ${ino}`
}

function isRacy([stamp, , takenAtMs]: Stamp): boolean {
  const [, mtime = 0, ctime = 0] = stamp.split(' ').map(Number)
  return Math.max(mtime, ctime) / 1e6 > takenAtMs - RACY_MS
}

/** SHA-256, base64url. */
export function digestOf(...parts: (string | Uint8Array)[]): string {
  const hash = createHash('sha256')
  // Each part is hashed with its length, so that no two lists give the same bytes.
  for (const part of parts) hash.update(`${part.length}:`).update(part)
  return hash.digest('base64url')
}
