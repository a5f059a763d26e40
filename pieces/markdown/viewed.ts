import type { Mounting } from '../mount.ts'
import { blobUrl, formFor, showAvif } from './media.ts'
import type { Viewed } from './viewer.ts'

/** For drawings that say no size. */
const UNKNOWN = { width: 1600, height: 900 }

/** A picture of a text as the viewer shows it: in its widest form, since it is looked at closely. */
export function viewedOf(picture: HTMLImageElement, { load }: Pick<Mounting, 'load'>): Viewed {
  return {
    ...sizeOf(picture),
    alt: picture.alt,
    caption: picture.closest('figure')?.querySelector('figcaption')?.textContent,
    standIn: () => (picture.dataset.state === 'ready' ? picture.currentSrc : (picture.dataset.blur ?? false)),
    async show(image, signal) {
      const loadFor = (name: string) => load(name, undefined, signal)
      const { sealed = '', type = '' } = picture.dataset
      if (!(await showAvif(image, widest(picture).name, loadFor))) {
        image.src = blobUrl(await loadFor(sealed), type)
        await image.decode()
      }
      // It is the element's own from here on.
      URL.revokeObjectURL(image.src)
    },
  }
}

function widest(picture: HTMLImageElement) {
  return formFor(picture, Number.POSITIVE_INFINITY)
}

/** Of the widest form, in the proportions of the picture. */
function sizeOf(picture: HTMLImageElement): { width: number; height: number } {
  const [width, height] = [Number(picture.getAttribute('width')), Number(picture.getAttribute('height'))]
  if (!width || !height) return UNKNOWN
  const shown = widest(picture).width ?? width
  return { width: shown, height: Math.round((shown * height) / width) }
}
