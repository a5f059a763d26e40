/** Everything that somebody can change, and whatever leaves the studio. */
export const AUDIT_ACTIONS = [
  'key-made',
  'key-revoked',
  'signed-in',
  'signed-out-everywhere',
  /** A session token came back after its time, so somebody had copied it: the session was ended. */
  'session-replayed',
  'root-added',
  'link-capped',
  'link-revoked',
  'branch-revoked',
  'link-restored',
  'branch-restored',
  'views-voided',
  'views-unvoided',
  'preview-made',
  'preview-revoked',
  'exported',
] as const
export type AuditAction = (typeof AUDIT_ACTIONS)[number]

/** Who works on the command line; no key may have this name. */
export const COMMAND_LINE = 'command line'

/** Somebody did something. Nothing in it opens anything. */
export interface Change {
  at: number
  /** Name of a studio key, or {@link COMMAND_LINE}. */
  who: string
  action: AuditAction
  /** What it was done to: a label, a node's name, a person's, a file. */
  detail: string
}

/** Where an entry stands among those of all stores, which number their entries each for itself. */
export interface AuditPlace {
  at: number
  /** Null: it is the studio's. */
  campaign: string | null
  id: number
}

export type AuditEntry = Change & AuditPlace

/** A page of entries. */
export interface AuditPage {
  /** Only entries behind this one. */
  before?: AuditPlace | undefined
  most: number
}

/** Merges pages of several stores, each the newest first, into one: of as many entries as are asked for, no gap, no repeat. */
export function mergeAudits(pages: readonly (readonly AuditEntry[])[], most: number): AuditEntry[] {
  return pages.flat().sort(byPlace).slice(0, most)
}

/** The same order as in SQL: `at`, `id`, `campaign`, each descending. */
function byPlace(a: AuditPlace, b: AuditPlace): number {
  return b.at - a.at || b.id - a.id || ((a.campaign ?? '') < (b.campaign ?? '') ? 1 : -1)
}
