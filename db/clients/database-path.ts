import { lstatSync, realpathSync } from 'node:fs'

/**
 * Path of the file that a `file:` URL names. A link is followed, as SQLite does: what belongs to the database lies beside the
 * file itself, and a copy takes the place of that.
 */
export function pathOf(url: string): string {
  const path = url.replace(/^file:(\/\/)?/, '')
  try {
    return lstatSync(path).isSymbolicLink() ? realpathSync(path) : path
  } catch {
    // Nothing is there, or no more than a link to nothing: whoever opens it says so.
    return path
  }
}
