/** What the studio says of links for a client's approval. */
export interface PreviewWords {
  hint: string
  term: string
  days: (n: number, shown: string) => string
  create: string
  none: string
  by: (id: number, who: string, at: string) => string
  until: (at: string) => string
  expired: (at: string) => string
  revoked: (at: string) => string
  revoke: string
  confirm: string
}
