/** What fans read of the ambassador through whom they came. Types only, as in `fan-contract.ts`. */

/** Where the words and the photo of an ambassador are: a container below `sealed/`, and its key, base64url. */
export interface Introduction {
  name: string
  key: string
}

/** The note of the ambassador through whom a fan came. */
export interface BranchNote {
  /** A name of the branch, by which live events `notes` call it; it tells nothing else. */
  branch: string
  /** Null: there is none, or none that was accepted. */
  text: string | null
}

/** Live event `notes`: when the note of a branch last changed, of those where that is not long ago. */
export interface NotesEvent {
  notes: Record<string, number>
}
