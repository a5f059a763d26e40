import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises'
import { basename, dirname, extname, join, posix, resolve, sep } from 'node:path'
import { isSideFile, leftoverFault } from './side-file.ts'
import { suggestion } from './suggestion.ts'
import { readingFault } from './text-file.ts'

/** The longest text file that may stand for a link, in bytes. */
const LONGEST_LINK = 4096

/** A campaign's folder, or something else in its place. */
export interface CampaignFolder {
  name: string
  /** Absolute path, with links unresolved. */
  path: string
  /** Why it cannot be read; undefined where it can. */
  fault?: string
  /** Whether it is passed over, by its name, and nothing is wrong with it. */
  isLeftOut?: true
}

/** The campaign folders below a folder, links included, sorted. Names that start with `_` or `.` are not campaigns. */
export async function campaignFolders(campaignsDir: string): Promise<CampaignFolder[]> {
  const entries = await readdir(campaignsDir, { withFileTypes: true })
  const named = entries.filter(({ name }) => !/^[_.]/.test(name))
  const folders = named.map(async (entry): Promise<CampaignFolder[]> => {
    const { name } = entry
    const path = join(campaignsDir, name)
    const leftover = leftoverFault(name)
    if (leftover) {
      const names = await readdir(path).catch(() => [])
      return names.some((each) => /^campaign\.ya?ml$/i.test(each))
        ? [{ name, path, fault: leftover, isLeftOut: true }]
        : []
    }
    if (!entry.isFile() && (await isMisnamed(path))) return [{ name, path, fault: MISNAMED }]
    if (entry.isDirectory()) return [{ name, path }]
    if (entry.isFile()) {
      const target = await linkWritten(path)
      const fault = `a link to ${target} that has become a text file, as Git makes them on Windows, expected that folder here`
      return target ? [{ name, path, fault }] : []
    }
    const target = await stat(path).catch(() => undefined)
    if (!target) return [{ name, path, fault: 'a link that leads nowhere, expected a folder, or no such link' }]
    return target.isDirectory() ? [{ name, path }] : []
  })
  return (await Promise.all(folders)).flat().sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** The target of a link that was copied as a text file (by Git on Windows, say); undefined for other files. */
async function linkWritten(file: string): Promise<string | undefined> {
  const entry = extname(file) === '' ? await stat(file).catch(() => undefined) : undefined
  if (!entry || entry.size > LONGEST_LINK) return undefined
  // What cannot be read is none: beside the campaigns, anything may lie.
  const text = (await readFile(file, 'utf8').catch(() => '')).trim()
  const target =
    text && !text.includes('\n') ? await stat(resolve(dirname(file), text)).catch(() => undefined) : undefined
  return target?.isDirectory() ? text : undefined
}

const MISNAMED = 'its name is not UTF-8, expected another name'

/**
 * Whether a name is in another encoding, as old archives of Windows unpack: Node reads it with the replacement character, and
 * finds nothing by it.
 */
async function isMisnamed(path: string): Promise<boolean> {
  return basename(path).includes('\ufffd') && !(await lstat(path).catch(() => undefined))
}

/** Something in a folder that should be a file. */
export interface Entry {
  /** Below the folder. */
  path: string
  /** Why it cannot be read; undefined for a file. */
  fault?: string
}

/** All files below a folder, sorted, and what cannot be read; follows links, and skips what systems and editors put beside files. */
export async function entriesBelow(folder: string): Promise<Entry[]> {
  const walk = async (below: string, above: readonly string[]): Promise<Entry[]> => {
    const here = join(folder, below)
    const real = await realpath(here)
    if (above.includes(real)) return []
    const names = (await readdir(here)).filter((name) => !isSideFile(name)).sort()
    const found = names.map(async (name) => {
      const path = join(below, name)
      const entry = await stat(join(folder, path)).catch((error: unknown) => lostFault(join(folder, path), error))
      if (entry === undefined) return []
      if (typeof entry === 'string') return [{ path, fault: entry }]
      if (entry.isDirectory()) return walk(path, [...above, real])
      return [entry.isFile() ? { path } : { path, fault: 'is neither a file nor a folder, expected one of them' }]
    })
    return (await Promise.all(found)).flat()
  }
  return walk('', [])
}

/** Why something that is listed is not found; undefined where it was removed meanwhile. */
async function lostFault(path: string, error: unknown): Promise<string | undefined> {
  if (await isMisnamed(path)) return MISNAMED
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (!['ENOENT', 'ENOTDIR', 'ELOOP'].includes(code)) return readingFault(error).message
  const isThere = await lstat(path).catch(() => undefined)
  return isThere && 'a link that leads nowhere, expected a file, or no such link'
}

/** The files of a campaign's folder, by path below it. Composed and decomposed letters (macOS) count as equal. */
export class CampaignFiles {
  readonly paths: readonly string[]
  /** What cannot be read. */
  readonly lost: readonly Required<Entry>[]
  readonly #byName: ReadonlyMap<string, string>

  private constructor(entries: readonly Entry[]) {
    this.paths = entries.flatMap(({ path, fault }) => (fault === undefined ? path : []))
    this.lost = entries.flatMap(({ path, fault }) => (fault === undefined ? [] : { path, fault }))
    this.#byName = new Map(this.paths.map((path) => [path.normalize(), path]))
  }

  static async of(folder: string): Promise<CampaignFiles> {
    return new CampaignFiles(await entriesBelow(folder))
  }

  /** Finds the path as it is on the disk. Capitals count, even where the file system ignores them. */
  find(path: string): string | undefined {
    return this.#byName.get(path.normalize())
  }

  /** Suggests ` (did you mean "media/x"?)` where a file of that name lies there, and not at this path; otherwise empty. */
  inMedia(path: string): string {
    const meant = `media/${basename(path)}`
    return this.find(meant) ? ` (did you mean "${meant}"?)` : ''
  }

  /** Suggests ` (did you mean "x"?)` where a file has nearly this path, or says that what is called so is left out; otherwise empty. */
  near(path: string): string {
    const leftover = leftoverFault(path)
    if (leftover) return ` (${leftover})`
    // Of a name that is not UTF-8, only the Latin letters are known.
    const outline = (each: string) => each.normalize().replace(/[^\0-\x7f]+/g, '\ufffd')
    const lost = this.lost.find((each) => outline(each.path) === outline(path))
    if (lost) return ` (there is "${lost.path.split(sep).join('/')}": ${lost.fault})`
    const plain = (each: string) => each.normalize().toLowerCase().replaceAll('\\', '/')
    // In another folder, where no other file is called so.
    const name = posix.basename(plain(path))
    const [namesake, another] = this.paths.filter((each) => posix.basename(plain(each)) === name)
    const twin = this.paths.find((each) => plain(each) === plain(path)) ?? (another ? undefined : namesake)
    // A size, or words in quotation marks that Markdown does not know.
    const start = this.paths.find((each) => plain(path).startsWith(`${plain(each)} `))
    const meant = twin ?? start
    if (meant) return ` (did you mean "${meant.split(sep).join('/')}"?)`
    return suggestion(
      path,
      this.paths.filter((each) => dirname(each) === dirname(path)),
    )
  }
}
