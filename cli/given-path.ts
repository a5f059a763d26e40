import { resolve } from 'node:path'

/**
 * The path of a file or folder that a command was given: a relative one starts where whoever gives the command stands. npm and
 * `deploy/entrenous` go to the program's folder before, and leave that place in `INIT_CWD` (see `launch.cjs`).
 */
export function givenPath(path: string): string {
  return resolve(process.env.INIT_CWD ?? '', path)
}

/** The same for what may be an address as well. */
export function givenPlace(place: string): string {
  return /^https?:/.test(place) ? place : givenPath(place)
}
