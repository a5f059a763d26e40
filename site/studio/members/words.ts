import type { ListFaultKind } from '../../../campaigns/list.ts'

/** What the studio says of lists, loaded with them. */
export interface MemberWords {
  /** The form. */
  file: string
  fileHint: string
  /** Files that were not read. */
  workbook: string
  letters: (some: string) => string
  lines: (n: number, shown: string) => string
  repeated: (n: number, shown: string) => string
  alike: (n: number, shown: string, labels: readonly [string, string]) => string
  guess: (label: string, title: string | undefined) => string
  list: string
  listHint: string
  defaultList: string
  circle: string
  anyCircle: string
  opens: string
  opensHint: string
  capHint: string
  create: (n: number, shown: string) => string
  enlisted: (added: string, known: string) => string
  faults: Record<ListFaultKind, (text: string, first: string) => string>
  tooMany: (most: string) => string
  tooFew: (list: string, fewest: string) => string
  line: (line: string) => string
  more: (n: number, shown: string) => string
  nothingMade: string
  refused: (why: string) => string
  /** The lists. */
  title: string
  counted: string
  opened: (opened: string, members: string, share: string) => string
  openedBetween: (from: string, to: string, members: string) => string
  members: (n: number, shown: string) => string
  back: (campaign: string, opened: string, members: string, share: string) => string
  backBetween: (campaign: string, from: string, to: string, members: string) => string
  byCircle: string
  byChannel: string
  noCircle: string
  opensAt: (moment: string) => string
  openSince: (moment: string) => string
  empty: string
  revoked: string
  csv: string
  sheets: string
  sheetsOf: (from: string, to: string) => string
  working: string
  failed: string
  /** A new season. */
  season: string
  seasonHint: string
  from: string
  takeOver: string
  taken: (members: number, shown: { members: string; roots: string; revoked: string }) => string
  elsewhere: (shown: string) => string
  lostCircles: (names: string) => string
}
