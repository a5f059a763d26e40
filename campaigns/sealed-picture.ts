import { relative, resolve, sep } from 'node:path'
import type { PieceFolder } from '../pieces/check.ts'

/** A picture of `media/` that a field names, as it is called on the disk; undefined where it cannot be sealed, which is reported. */
export async function findPicture(field: PropertyKey[], image: string, here: PieceFolder): Promise<string | undefined> {
  const below = relative(here.folder, resolve(here.folder, image))
  if (!below.startsWith(`media${sep}`)) {
    const hint = here.files.inMedia(below)
    here.report(field, `"${image}" is not in media/${hint}, expected an image file there, since it is sealed`)
    return undefined
  }
  const found = here.files.find(below)
  if (!found) {
    here.report(field, `no file ${image}${here.files.near(below)}, expected an image`)
    return undefined
  }
  return (await here.checkImage(field, found)) ? found : undefined
}
