import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DAY_MS } from '../../campaigns/durations.ts'
import { readHeader, seal, unseal } from '../../seal/envelope.ts'
import { type Keyring, keyedName } from '../../seal/secret.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** Folder below the data folder. */
const FOLDER = 'cache'

/** The size of the cache; beyond it, the least recently used entries are removed. */
export const MAX_BYTES = 1_000_000_000

/** The age of an unused entry; older ones belong to campaigns that are gone. */
export const MAX_AGE_MS = 30 * DAY_MS

/**
 * The build cache: pictures, fonts, compressed texts. Every entry is encrypted and named by a MAC, whatever it holds, so
 * that a copy of the folder reveals nothing of what is sealed. An entry that is damaged, moved or of another secret does
 * not decrypt, and counts as missing.
 */
export class Cache {
  readonly #folder: string
  readonly #key: Bytes
  readonly #nameKey: Bytes
  readonly #making = new Map<string, Promise<Bytes>>()

  /** @param dataDir absolute path */
  constructor(dataDir: string, keyring: Keyring) {
    this.#folder = join(dataDir, FOLDER)
    this.#key = keyring.cache()
    this.#nameKey = keyring['cache-name']()
  }

  /**
   * Returns a cached result, or makes and caches it.
   * @param inputs everything that it depends on: its kind, the contents it is made from, the version of the code
   */
  made(inputs: readonly string[], make: () => Promise<Bytes>): Promise<Bytes> {
    const name = keyedName(this.#nameKey, JSON.stringify(inputs))
    const making = this.#making.get(name) ?? this.#madeUnder(name, make).finally(() => void this.#making.delete(name))
    this.#making.set(name, making)
    return making
  }

  /** Reads an entry; undefined when there is none that decrypts. */
  read(label: string): Promise<Bytes | undefined> {
    return this.#read(keyedName(this.#nameKey, label))
  }

  write(label: string, bytes: Bytes): Promise<void> {
    return this.#keep(keyedName(this.#nameKey, label), bytes)
  }

  /** Removes entries that are too old, or beyond the size. */
  async prune(now: number): Promise<void> {
    const names = await readdir(this.#folder).catch(() => [])
    const entries = await Promise.all(
      names.map(async (name) => {
        const path = join(this.#folder, name)
        const found = await stat(path).catch(() => undefined)
        return found?.isFile() ? [{ path, bytes: found.size, usedAt: found.mtimeMs }] : []
      }),
    )
    let total = 0
    for (const { path, bytes, usedAt } of entries.flat().sort((a, b) => b.usedAt - a.usedAt)) {
      total += bytes
      if (total > MAX_BYTES || usedAt < now - MAX_AGE_MS) await rm(path, { force: true })
    }
  }

  async #madeUnder(name: string, make: () => Promise<Bytes>): Promise<Bytes> {
    const kept = await this.#read(name)
    if (kept) return kept
    const bytes = await make()
    await this.#keep(name, bytes)
    return bytes
  }

  /** On a full or read-only disk, only the next build suffers: it is slower. */
  async #keep(name: string, bytes: Bytes): Promise<void> {
    await this.#write(name, bytes).catch(() => rm(join(this.#folder, name), { force: true }).catch(() => undefined))
  }

  async #read(name: string): Promise<Bytes | undefined> {
    const path = join(this.#folder, name)
    try {
      const container = new Uint8Array(await readFile(path))
      if (readHeader(container).keyId !== name) return undefined
      const bytes = await unseal(container, this.#key)
      await utimes(path, new Date(), new Date())
      return bytes
    } catch {
      return undefined
    }
  }

  /** Writes atomically: builds may run side by side, and be killed. */
  async #write(name: string, bytes: Bytes): Promise<void> {
    const draft = join(this.#folder, `${name}.${randomBytes(6).toString('hex')}`)
    const salt = new Uint8Array(randomBytes(16))
    const sealed = await seal(bytes, { key: this.#key, keyId: name, salt })
    const write = () => writeFile(draft, sealed, { mode: 0o600 })
    try {
      await write().catch(async (error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error
        await mkdir(this.#folder, { recursive: true, mode: 0o700 })
        await write()
      })
      await rename(draft, join(this.#folder, name))
    } catch (error) {
      await rm(draft, { force: true })
      throw error
    }
  }
}
