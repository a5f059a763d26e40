import type { LinkAnswer, LinkChange } from '../api.ts'
import { whole } from '../format.ts'
import { words } from '../language.ts'
import { words as voidingWords } from '../links/voiding/language.ts'

/** The consequences of a change, before it is made. */
export interface Plan {
  change: LinkChange
  answer: LinkAnswer
}

export type Deed = 'cap' | 'uncap' | 'revoke' | 'restore' | 'void' | 'unvoid'

export function deedOf({ cap, revoke, restore, void: voids }: LinkChange): Deed {
  if (voids) return 'void'
  if (revoke) return 'revoke'
  if (restore) return 'restore'
  if (cap === undefined) return 'unvoid'
  return cap === null ? 'uncap' : 'cap'
}

/** Whether the change would do anything at all. */
export function isIdle({ change, answer }: Plan): boolean {
  const done = { void: answer.voided, unvoid: answer.unvoided, restore: answer.restored } as const
  const deed = deedOf(change)
  return deed in done && done[deed as keyof typeof done] === 0
}

/** The effects of a change, a line each. */
export function effectsOf({ change, answer }: Plan): string[] {
  const { links } = words.value
  const voiding = voidingWords.value
  const { revoked, restored, isAboveRevoked, voided, unvoided, voids, views, left, closes } = answer
  const remains = voiding.left(left.views, whole(left.views), left.clear === null ? '' : whole(left.clear))
  const falling = closes.map(({ piece, by, need, have }) =>
    have === null ? voiding.fewer(piece, whole(need), by) : voiding.closes(piece, whole(need), whole(have)),
  )
  switch (deedOf(change)) {
    case 'void':
      if (voided === 0) return [voiding.nothing]
      return [voiding.confirm(voided, whole(voided)), remains, ...falling, voiding.keysStay]
    case 'unvoid':
      if (unvoided === 0) return [voiding.nothingBack]
      return [voiding.confirmBack(unvoided, whole(unvoided)), ...reasonsOf(voids), remains, voiding.keysStayed]
    case 'revoke':
      return [links.confirmRevoke(revoked, views, { links: whole(revoked), views: whole(views) })]
    case 'restore':
      return [links.confirmRestore(restored, whole(restored)), ...(isAboveRevoked ? [links.isAboveRevoked] : [])]
    case 'uncap':
      return [links.confirmUncap]
    case 'cap':
      return [links.confirmCap(views, whole(views), whole(change.cap ?? 0))]
  }
}

/** Whoever puts views back that were taken out for several reasons is told each. */
function reasonsOf(voids: LinkAnswer['voids']): string[] {
  if (voids.length < 2) return []
  return voids.map(({ why, views }) => voidingWords.value.reason(why, whole(views)))
}

/** Label of the confirming button. */
export function nameOf({ change, answer }: Plan): string {
  const { links } = words.value
  const voiding = voidingWords.value
  switch (deedOf(change)) {
    case 'void':
      return voiding.doVoid(answer.voided, whole(answer.voided))
    case 'unvoid':
      return voiding.doBack(answer.unvoided, whole(answer.unvoided))
    case 'revoke':
      return links.doRevoke
    case 'restore':
      return links.doRestore
    case 'uncap':
      return links.uncap
    case 'cap':
      return links.doCap
  }
}

/**
 * The change that undoes a change; undefined for a cap, whose former limit is unknown here.
 *
 * @param answer to the change
 */
export function inverse(
  { revoke, restore, void: voids, from, to, doubtful }: LinkChange,
  answer: Pick<LinkAnswer, 'voids'>,
): LinkChange | undefined {
  const which = { ...(from !== undefined && { from }), ...(to !== undefined && { to }), ...(doubtful && { doubtful }) }
  // What others have taken out before stays out.
  if (voids) return { unvoid: voids, ...which, ...(answer.voids[0] && { voidId: answer.voids[0].id }) }
  if (revoke) return { restore: revoke }
  if (restore) return { revoke: restore }
  return undefined
}
