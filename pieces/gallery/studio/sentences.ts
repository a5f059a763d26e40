import { percent, whole } from '../../../site/studio/format.ts'
import type { GalleryReport } from '../contract.ts'
import type { StudioGalleryWords } from './words.ts'

/** How a gallery stands, in one sentence. */
export function standing({ photos, contributors }: GalleryReport, words: StudioGalleryWords): string {
  const { shown, waiting, refused, voided } = photos
  if (shown + waiting + refused + voided === 0) return words.empty
  return words.stands(contributors.fans, whole(contributors.fans), whole(shown), whole(waiting))
}

export function contribution({ contributors: { fans, openings } }: GalleryReport, words: StudioGalleryWords): string {
  const share = openings > 0 ? Math.min(1, fans / openings) : 0
  return words.contributors(fans, whole(fans), whole(openings), percent(share))
}
