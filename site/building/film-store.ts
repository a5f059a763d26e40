import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DAY_MS } from '../../campaigns/durations.ts'
import { seal, unseal } from '../../seal/envelope.ts'
import { type Keyring, keyedName } from '../../seal/secret.ts'
import { MAX_AGE_MS, MAX_BYTES } from './cache.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** Folder below the data folder, beside the rest of the cache. */
const FOLDER = join('cache', 'films')
const FACTS = 'facts'

/** A packaged film: its facts, and its sealed containers as they go into the site. */
export interface Stored<Facts> {
  facts: Facts
  containers: readonly Container[]
}

export interface Container {
  /** `/<slug>/sealed/media/<name>.bin`. */
  name: string
  /** Absolute path. */
  file: string
}

interface Entry<Facts> {
  facts: Facts
  sizes: [name: string, bytes: number][]
}

/** Keeps one sealed container. */
export type Keep = (name: string, container: Bytes) => Promise<void>

/**
 * The cache of packaged films: a folder each, complete or absent, with sealed containers and sealed facts alone. Containers
 * are hard-linked into the site, so that the disk holds them once.
 */
export class FilmStore {
  readonly #folder: string
  readonly #keyring: Keyring
  readonly #onStart: (file: string) => void
  readonly #asked = new Map<string, Promise<Stored<unknown>>>()
  /** Queue of packaging: one film at a time, since each takes a core and hundreds of megabytes. */
  #turn: Promise<unknown> = Promise.resolve()

  /**
   * @param dataDir absolute path
   * @param onStart hears of each file that no earlier build packaged
   */
  constructor(dataDir: string, keyring: Keyring, onStart: (file: string) => void = () => undefined) {
    this.#folder = join(dataDir, FOLDER)
    this.#keyring = keyring
    this.#onStart = onStart
  }

  /**
   * Takes over what an earlier build packaged, or has it packaged now.
   *
   * @param file absolute path of what it is made from, where that takes long enough to be told
   * @param inputs all that it depends on
   */
  async made<Facts>(
    file: string | undefined,
    inputs: readonly string[],
    make: (keep: Keep) => Promise<Facts>,
  ): Promise<Stored<Facts>> {
    const name = keyedName(this.#keyring['cache-name'](), JSON.stringify(inputs))
    const asked = this.#asked.get(name) ?? this.#take(name, file, make)
    this.#asked.set(name, asked)
    // The inputs say which facts these are.
    return (await asked.catch((error: unknown) => {
      this.#asked.delete(name)
      throw error
    })) as Stored<Facts>
  }

  /** Removes what is old, more than fits, or was left by builds that were killed: nothing that was asked for. */
  async prune(now: number): Promise<void> {
    const names = (await readdir(this.#folder).catch(() => [])).filter((name) => !this.#asked.has(name))
    const found = await Promise.all(names.map((name) => this.#lookAt(name)))
    let total = 0
    for (const { folder, bytes, usedAt, isDraft } of found.sort((a, b) => b.usedAt - a.usedAt)) {
      total += bytes
      const isOver = isDraft ? usedAt < now - DRAFT_AGE_MS : total > MAX_BYTES || usedAt < now - MAX_AGE_MS
      if (isOver) await rm(folder, { recursive: true, force: true })
    }
  }

  async #lookAt(name: string) {
    const folder = join(this.#folder, name)
    const files = await readdir(folder).catch(() => [])
    const found = await Promise.all(files.map((file) => stat(join(folder, file)).catch(() => undefined)))
    const bytes = found.reduce((sum, each) => sum + (each?.size ?? 0), 0)
    const usedAt = (await stat(join(folder, FACTS)).catch(() => stat(folder).catch(() => undefined)))?.mtimeMs ?? 0
    return { folder, bytes, usedAt, isDraft: name.includes('.') }
  }

  async #take<Facts>(
    name: string,
    file: string | undefined,
    make: (keep: Keep) => Promise<Facts>,
  ): Promise<Stored<Facts>> {
    const kept = await this.#read<Facts>(name)
    if (kept) return kept
    const making = this.#turn.then(() => this.#make(name, file, make))
    this.#turn = making.catch(() => undefined)
    return making
  }

  async #make<Facts>(
    name: string,
    file: string | undefined,
    make: (keep: Keep) => Promise<Facts>,
  ): Promise<Stored<Facts>> {
    if (file) this.#onStart(file)
    const [folder, draft] = [join(this.#folder, name), join(this.#folder, `${name}.${randomBytes(6).toString('hex')}`)]
    await mkdir(draft, { recursive: true, mode: 0o700 })
    try {
      const sizes = new Map<string, number>()
      const facts = await make(async (container, bytes) => {
        await writeFile(join(draft, `${container}.bin`), bytes)
        sizes.set(container, bytes.length)
      })
      const entry: Entry<Facts> = { facts, sizes: [...sizes] }
      const salt = new Uint8Array(randomBytes(16))
      const json = new TextEncoder().encode(JSON.stringify(entry))
      await writeFile(join(draft, FACTS), await seal(json, { key: this.#keyring.cache(), keyId: name, salt }))
      // What lies there did not open, or is that of a build beside this one: the same.
      await rm(folder, { recursive: true, force: true })
      await rename(draft, folder).catch(unlessThere)
      return stored(folder, entry)
    } finally {
      await rm(draft, { recursive: true, force: true })
    }
  }

  async #read<Facts>(name: string): Promise<Stored<Facts> | undefined> {
    const folder = join(this.#folder, name)
    try {
      const sealed = new Uint8Array(await readFile(join(folder, FACTS)))
      const entry: Entry<Facts> = JSON.parse(new TextDecoder().decode(await unseal(sealed, this.#keyring.cache())))
      const whole = entry.sizes.map(async ([container, bytes]) => {
        return (await stat(join(folder, `${container}.bin`))).size === bytes
      })
      if (!(await Promise.all(whole)).every(Boolean)) return undefined
      await utimes(join(folder, FACTS), new Date(), new Date())
      return stored(folder, entry)
    } catch {
      return undefined
    }
  }
}

/** Age of an abandoned draft: packaging takes hours at most. */
const DRAFT_AGE_MS = DAY_MS

function stored<Facts>(folder: string, { facts, sizes }: Entry<Facts>): Stored<Facts> {
  return { facts, containers: sizes.map(([name]) => ({ name, file: join(folder, `${name}.bin`) })) }
}

function unlessThere(error: unknown): void {
  const isThere = error instanceof Error && 'code' in error && ['ENOTEMPTY', 'EEXIST'].includes(String(error.code))
  if (!isThere) throw error
}
