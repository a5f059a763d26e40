import type { Piece } from '../../campaigns/campaign.ts'

interface WithPieces<P extends Piece> {
  pieces: readonly P[]
}

/** What the page names: those of a circle come with its own file, so that nobody else hears of them. */
export function piecesForAll<P extends Piece>({ pieces }: WithPieces<P>): P[] {
  return pieces.filter(({ circles }) => circles === undefined)
}

/** What fans of a circle get, in its order: what is for all, and what is theirs. */
export function piecesFor<P extends Piece>({ pieces }: WithPieces<P>, circle: string): P[] {
  return pieces.filter(({ circles }) => circles === undefined || circles.includes(circle))
}
