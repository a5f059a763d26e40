import { readFile } from 'node:fs/promises'
import { openPicture } from '../../campaigns/picture.ts'
import type { Cache } from '../building/cache.ts'
import { type Digests, digestOf } from '../building/digests.ts'
import { ENCODER, encode, type Form, fittingWidth } from './encode.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** A public picture, in the forms that browsers choose from. */
export interface PublicPicture {
  /** The source. Absolute path. */
  file: string
  /** Upright, in pixels. */
  width: number
  height: number
  forms: PublicForm[]
}

/** A file of the site, named after a digest of its content. */
export interface PublicForm {
  /** `/assets/…` */
  path: string
  format: Form['format'] | 'svg'
  width: number
  make(): Promise<Bytes>
}

/** The request for a picture: the name of its files, and the widths that a page shows. */
export interface Wanted {
  name: string
  file: string
  widths: readonly number[]
  formats: readonly Form['format'][]
}

/**
 * Makes a public picture, never larger than its original. A drawing stays one: as an image, SVG runs no script and fetches
 * nothing.
 */
export async function publicPicture(
  { name, file, widths, formats }: Wanted,
  { cache, digests }: { cache: Cache; digests: Digests },
): Promise<PublicPicture> {
  const digest = await digests.of(file)
  const { format, autoOrient } = await (await openPicture(file)).metadata()
  const { width, height } = autoOrient
  if (format === 'svg') {
    const path = `/assets/${name}.${nameOf(digest)}.svg`
    const make = async () => new Uint8Array(await readFile(file))
    return { file, width, height, forms: [{ path, format, width, make }] }
  }
  const fitting = [...new Set(widths.map((each) => fittingWidth(each, autoOrient)))]
  const forms = formats.flatMap((format) =>
    fitting.map((width): PublicForm => {
      const id = nameOf(digestOf(digest, format, String(width), ENCODER))
      const make = () =>
        cache.made(['picture', digest, format, String(width), ENCODER], () => encode(file, { format, width }))
      return { path: `/assets/${name}.${id}.${format}`, format, width, make }
    }),
  )
  return { file, width, height, forms }
}

/** A short name from a digest: enough letters and digits that no two files share one. */
function nameOf(digest: string): string {
  return digest.slice(0, 12)
}

/** Writes the `srcset` attribute. */
export function srcset(forms: readonly PublicForm[]): string {
  return forms.map(({ path, width }) => `${path} ${width}w`).join(', ')
}
