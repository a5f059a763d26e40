import { copyFile, link, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { Digests, digestOf } from './digests.ts'
import type { FileRecord } from './record.ts'

/** A site that was built: its folder, and those of its files that are as its build left them. */
export interface LastSite {
  folder: string
  files: ReadonlyMap<string, FileRecord>
}

/** Compares a site with its record. Without one, every file counts as unchanged. */
export async function lookAt(folder: string, recorded?: Record<string, FileRecord>): Promise<LastSite> {
  const files = new Map<string, FileRecord>()
  const digests = new Digests()
  for (const path of await filesBelow(folder)) {
    const { size, mtimeMs } = await stat(join(folder, path))
    const known = recorded?.[path]
    if (recorded && !(known?.size === size && known.mtimeMs === mtimeMs)) continue
    files.set(path, known ?? { size, mtimeMs, digest: await digests.of(join(folder, path)) })
  }
  return { folder, files }
}

/** Paths below a folder, with slashes, in order. None when there is no such folder. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries.filter((entry) => !entry.isDirectory())
  return files.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')).sort()
}

/** The site under construction. Paths are below its folder, with slashes. */
export class Stage {
  readonly folder: string
  readonly last: LastSite
  /** Digests of its files, by path. */
  readonly files = new Map<string, string>()
  readonly #folders = new Set<string>()

  constructor(folder: string, last: LastSite) {
    this.folder = folder
    this.last = last
  }

  async write(path: string, bytes: Uint8Array): Promise<void> {
    await this.#makeWay(path)
    await writeFile(join(this.folder, path), bytes)
    this.files.set(path, digestOf(bytes))
  }

  /** Takes a file over from the last site. Returns false when it is missing or was changed there. */
  async take(path: string): Promise<boolean> {
    if (this.files.has(path)) return true
    const known = this.last.files.get(path)
    return known !== undefined && (await this.#adopt(join(this.last.folder, path), path, known.digest))
  }

  /** Takes a file over from elsewhere. */
  async adopt(file: string, path: string): Promise<void> {
    const digest = await new Digests().of(file)
    if (!(await this.#adopt(file, path, digest))) throw new Error(`${file} vanished while the site was built`)
  }

  /** Gives a file that is in it a second path. */
  async repeat(path: string, again: string): Promise<void> {
    await this.#adopt(join(this.folder, path), again, this.files.get(path) ?? '')
  }

  async remove(path: string): Promise<void> {
    await rm(join(this.folder, path), { force: true })
    this.files.delete(path)
  }

  /** Records of its files for the next build, once the site is in place. */
  async record(folder: string): Promise<Record<string, FileRecord>> {
    const entries = [...this.files].map(async ([path, digest]) => {
      const { size, mtimeMs } = await stat(join(folder, path))
      return [path, { digest, size, mtimeMs }] as const
    })
    return Object.fromEntries(await Promise.all(entries))
  }

  /** Hard-links a file instead of copying it, where the file system can. */
  async #adopt(file: string, path: string, digest: string): Promise<boolean> {
    await this.#makeWay(path)
    try {
      await link(file, join(this.folder, path)).catch(() => copyFile(file, join(this.folder, path)))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
      throw error
    }
    this.files.set(path, digest)
    return true
  }

  async #makeWay(path: string): Promise<void> {
    const folder = dirname(join(this.folder, path))
    if (!this.#folders.has(folder)) await mkdir(folder, { recursive: true })
    this.#folders.add(folder)
    // Never overwritten in place: it may be the last site's file under a second name.
    if (this.files.has(path)) await rm(join(this.folder, path), { force: true })
  }
}
