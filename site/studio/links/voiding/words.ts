/** What the studio says of voiding views, and of putting them back. */
export interface VoidingWords {
  open: string
  openAll: string
  reopen: string
  reopenAll: string
  what: string
  view: string
  branch: string
  rootBranch: string
  onlyDoubtful: string
  from: string
  to: string
  why: string
  whyHint: string
  ask: string
  confirm: (n: number, shown: string) => string
  confirmBack: (n: number, shown: string) => string
  /** Why some of the views that come back had been taken out. */
  reason: (why: string, shown: string) => string
  nothing: string
  nothingBack: string
  /** `clear` is empty where it is not told. */
  left: (n: number, views: string, clear: string) => string
  closes: (piece: string, need: string, have: string) => string
  fewer: (piece: string, need: string, by: string) => string
  keysStay: string
  keysStayed: string
  doVoid: (n: number, shown: string) => string
  doBack: (n: number, shown: string) => string
}
