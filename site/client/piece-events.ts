const PIECE = 'piece'

/** What the live stream says of a piece; nothing where no stream arrives, and everybody asks. */
export interface PieceEvent {
  piece: string
}

/** Tells whoever follows that piece, or all of them. */
export function tellPiece(event?: PieceEvent): void {
  dispatchEvent(new CustomEvent(PIECE, { detail: event }))
}

/** Gives the function that lets go. */
export function followPiece(id: string, listen: (event: PieceEvent | undefined) => void): () => void {
  const hear = ({ detail }: CustomEventInit<PieceEvent>) => {
    if (!detail || detail.piece === id) listen(detail)
  }
  addEventListener(PIECE, hear)
  return () => removeEventListener(PIECE, hear)
}
