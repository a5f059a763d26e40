/** An event of the live stream about a piece. */
export interface PieceEvent {
  piece: string
}

/** A pass learns something new: another word of the brand's, or that somebody came or went. */
export interface InsideEvent {
  inside: { word: number; here?: number }
}

/**
 * Listens to the events of a piece; called without one where no stream arrives, and the piece has to ask. Returns the
 * function that stops it.
 */
export function followPiece(id: string, listen: (event: PieceEvent | undefined) => void): () => void {
  const hear = ({ detail }: CustomEventInit<PieceEvent>) => {
    if (!detail || detail.piece === id) listen(detail ?? undefined)
  }
  addEventListener('piece', hear)
  return () => removeEventListener('piece', hear)
}
