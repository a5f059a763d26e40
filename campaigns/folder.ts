import { readdir, realpath, stat } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { suggestion } from './problem.ts'
import { isSideFile } from './side-file.ts'

/** A folder of a campaign, or what lies in place of one. */
export interface CampaignFolder {
  name: string
  /** Absolute path, as it is written: where a link leads is not told apart from what is there. */
  path: string
  /** Why it cannot be read; undefined where it can. */
  fault?: string
}

/** Folders of campaigns below a folder, linked ones too, in order. Names that start with `_` or `.` are not campaigns. */
export async function campaignFolders(campaignsDir: string): Promise<CampaignFolder[]> {
  const entries = await readdir(campaignsDir, { withFileTypes: true })
  const named = entries.filter(({ name }) => !name.startsWith('_') && !isSideFile(name))
  const folders = named.map(async (entry): Promise<CampaignFolder[]> => {
    const { name } = entry
    const path = join(campaignsDir, name)
    if (entry.isDirectory()) return [{ name, path }]
    if (!entry.isSymbolicLink()) return []
    const target = await stat(path).catch(() => undefined)
    if (!target) return [{ name, path, fault: 'a link that leads nowhere, expected a folder, or no such link' }]
    return target.isDirectory() ? [{ name, path }] : []
  })
  return (await Promise.all(folders)).flat().sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Paths of all files below a folder, in order; follows links, and passes over what is beside files. */
export async function filesBelow(folder: string): Promise<string[]> {
  const walk = async (below: string, above: readonly string[]): Promise<string[]> => {
    const here = join(folder, below)
    const real = await realpath(here)
    if (above.includes(real)) return []
    const names = (await readdir(here)).filter((name) => !isSideFile(name)).sort()
    const found = names.map(async (name) => {
      const path = join(below, name)
      const entry = await stat(join(folder, path)).catch(() => undefined)
      if (entry?.isDirectory()) return walk(path, [...above, real])
      return entry?.isFile() ? [path] : []
    })
    return (await Promise.all(found)).flat()
  }
  return walk('', [])
}

/** The files of a campaign's folder, by path below it; composed and decomposed letters (macOS) are the same. */
export class CampaignFiles {
  readonly paths: readonly string[]
  readonly #byName: ReadonlyMap<string, string>

  private constructor(paths: readonly string[]) {
    this.paths = paths
    this.#byName = new Map(paths.map((path) => [path.normalize(), path]))
  }

  static async of(folder: string): Promise<CampaignFiles> {
    return new CampaignFiles(await filesBelow(folder))
  }

  /** As it is written on the disk, where capitals count though a system may not mind them. */
  find(path: string): string | undefined {
    return this.#byName.get(path.normalize())
  }

  /** ` (did you mean "x"?)` where a file of that folder has nearly this path; otherwise empty. */
  near(path: string): string {
    const plain = (each: string) => each.normalize().toLowerCase()
    const twin = this.paths.find((each) => plain(each) === plain(path))
    if (twin) return ` (did you mean "${twin.split(sep).join('/')}"?)`
    return suggestion(
      path,
      this.paths.filter((each) => dirname(each) === dirname(path)),
    )
  }
}
