import { relative, resolve, sep } from 'node:path'
import type { VttFile } from '../campaigns/film.ts'
import { mediaKind } from '../campaigns/media.ts'
import { unshown, unshownKind } from '../campaigns/unshown.ts'
import type { PieceFolder } from './check.ts'

/** A file of `media/` that a field names, as that is called on the disk; none where there is none, which is reported. */
export function namedFile(
  field: PropertyKey[],
  given: string | undefined,
  what: string,
  here: PieceFolder,
  kinds?: string[],
): string[] {
  const { folder, files, report } = here
  const below = relative(folder, resolve(folder, given ?? ''))
  if (!below.startsWith(`media${sep}`)) {
    report(field, `"${given}" is not in media/${files.inMedia(below)}, expected ${what} there, since it is sealed`)
    return []
  }
  const found = files.find(below)
  if (!found) report(field, `no file ${given}${files.near(below)}, expected ${what}`)
  else if (kinds?.includes(unshownKind(found) ?? '')) report(field, `"${given}" ${unshown(found)}`)
  else if (kinds && !kinds.includes(mediaKind(found))) report(field, `"${given}" is not ${what}, expected one`)
  else return [found]
  return []
}

/** WebVTT files by language, or one for all of them. */
export function namedTexts(field: PropertyKey[], given: string | Record<string, string>, here: PieceFolder): VttFile[] {
  const what = 'a WebVTT file'
  if (typeof given === 'string') return namedFile(field, given, what, here).map((file) => ({ language: '', file }))
  return Object.entries(given).flatMap(([language, path]) =>
    namedFile([...field, language], path, what, here).map((file) => ({ language, file })),
  )
}
