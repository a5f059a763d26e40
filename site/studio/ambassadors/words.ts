/** What the studio says of ambassadors. Figures come in as they are written in the language. */
export interface StudioAmbassadorWords {
  /** How many there are, and how many notes wait. */
  summary: (n: number, shown: string, waiting: number, shownWaiting: string) => string
  none: string
  search: string
  /** How far the link of one went. */
  reach: (people: number, shownPeople: string, hands: number, shownHands: string) => string
  listed: string
  revoked: string
  page: string
  onlyOwners: string
  copy: string
  renew: string
  renewConfirm: string
  proof: string
  note: Record<'waiting' | 'shown' | 'refused', string>
  /** The branch reads an earlier one, which follows, while this one waits. */
  earlier: string
  withdraw: string
  written: (moment: string) => string
  show: string
  refuse: string
  reason: string
  reasonHint: string
  /** The note was changed while it was read. */
  changed: string
}
