import { percent, whole } from '../../../site/studio/format.ts'
import type { GalleryReport } from '../contract.ts'
import type { StudioGalleryWords } from './words.ts'

/** Whether nothing has been added, of what is selected. */
export function isEmpty({ photos, byChannel }: GalleryReport): boolean {
  return photos ? photos.waiting + photos.shown + photos.refused + photos.voided === 0 : byChannel.length === 0
}

/** How a gallery stands, in one sentence. @param none where it has nothing */
export function standing(report: GalleryReport, words: StudioGalleryWords, none: string): string {
  const { photos, contributors } = report
  if (isEmpty(report)) return none
  if (!photos) return words.untold
  const { shown, waiting } = photos
  return words.stands(contributors.fans, whole(contributors.fans), whole(shown), whole(waiting))
}

export function contribution({ contributors: { fans, openings } }: GalleryReport, words: StudioGalleryWords): string {
  const share = openings > 0 ? Math.min(1, fans / openings) : 0
  return words.contributors(fans, whole(fans), whole(openings), percent(share))
}
