import type { HeldPage, HeldPhoto } from '../../../pieces/gallery/contract.ts'
import type { Counts } from '../../../pieces/gallery/studio/moderation/queue.ts'

export const held = (id: string, more: Partial<HeldPhoto> = {}): HeldPhoto => ({
  ...{ id, state: 'waiting', reason: null, caption: `Photo ${id}`, width: 4, height: 3, at: 0 },
  ...{ doubtful: false, voided: false, blocked: false, reports: 0, passedOn: 0 },
  ...more,
})

export const counted = (counts: Partial<Counts> = {}): Counts => ({
  ...{ waiting: 0, reported: 0, shown: 0, refused: 0, blocked: 0 },
  ...counts,
})

export const pageOf = (
  photos: readonly HeldPhoto[],
  next: string | null = null,
  counts: Partial<Counts> = {},
): HeldPage => ({
  ...{ photos: [...photos], next, counts: counted({ waiting: photos.length, ...counts }) },
})
