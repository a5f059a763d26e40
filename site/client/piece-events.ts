/** What the live stream says of a piece. */
export interface PieceEvent {
  piece: string
}

/** Hears what the page passes on of that piece; nothing where no stream arrives, and everybody asks. Gives the function that lets go. */
export function followPiece(id: string, listen: (event: PieceEvent | undefined) => void): () => void {
  const hear = ({ detail }: CustomEventInit<PieceEvent>) => {
    if (!detail || detail.piece === id) listen(detail ?? undefined)
  }
  addEventListener('piece', hear)
  return () => removeEventListener('piece', hear)
}
