import { constants } from 'node:fs'
import { copyFile, mkdir } from 'node:fs/promises'
import { extname, join, parse } from 'node:path'
import type { MediaFile } from './media-file.ts'
import { slugOf } from './slug.ts'

/** The `media/` of a new campaign. Files get names that every system, address and Markdown accepts. */
export class MediaFolder {
  readonly #folder: string
  /** Paths below the campaign's folder, by digest. */
  readonly #paths = new Map<string, string>()
  readonly #taken = new Set<string>()

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Copies a file, once, and its still beside it; returns its path below the campaign's folder, such as `media/clip.mp4`. */
  async add({ path, digest, still }: MediaFile, name = parse(path).name): Promise<string> {
    const there = this.#paths.get(digest)
    if (there) return there
    const stem = this.#free(slugOf(name) || 'file')
    const placed = await this.#copy(path, stem)
    this.#paths.set(digest, placed)
    if (still) this.#paths.set(still.digest, await this.#copy(still.path, stem))
    return placed
  }

  #free(stem: string): string {
    let free = stem
    for (let n = 2; this.#taken.has(free); n++) free = `${stem}-${n}`
    this.#taken.add(free)
    return free
  }

  async #copy(from: string, stem: string): Promise<string> {
    await mkdir(join(this.#folder, 'media'), { recursive: true })
    const placed = `media/${stem}${extname(from).toLowerCase()}`
    await copyFile(from, join(this.#folder, placed), constants.COPYFILE_FICLONE)
    return placed
  }
}
