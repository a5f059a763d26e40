import { existsSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { mendedName, quoted, rungName, rungsOf, type Size, typed } from '../../../campaigns/mend.ts'

/**
 * The command that makes smaller sizes of a film: `ladder`, or ffmpeg itself where `other` is one of the sizes and has to be
 * replaced, since `ladder` leaves existing files as they are.
 */
export function sizeCommand(film: string, size: Size, other: string): string {
  const rung = rungsOf(size).find(({ name }) => rungName(film, name) === basename(other))
  if (!rung || !existsSync(join(dirname(film), basename(other))))
    return `npm run entrenous -- ladder ${quoted(relative(process.cwd(), film))}`
  const made = basename(other) === basename(film) ? mendedName(film) : basename(other)
  return typed(basename(film), rung.options, made)
}
