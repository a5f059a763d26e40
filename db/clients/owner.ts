import { chownSync, existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Gives what root has made for a place to the owner of what is there, else of its folder: whoever stops a server to restore
 * is root, and the account that serves could not read it.
 */
export function giveToOwner(made: string, place: string): void {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = statSync(existsSync(place) ? place : dirname(place))
  try {
    chownSync(made, uid, gid)
  } catch {
    // A root that may not, as in some containers: then it stays theirs.
  }
}
