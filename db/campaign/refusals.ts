/** Why an opening was not counted. */
export const REFUSAL_REASONS = [
  'retry',
  'reopened',
  'own-link',
  'automated',
  'link-invalid',
  'link-revoked',
  'link-exhausted',
  'words-unknown',
  'circle-unknown',
  'not-open-yet',
  'closed',
  'work-required',
  'slow-down',
] as const

export type RefusalReason = (typeof REFUSAL_REASONS)[number]
