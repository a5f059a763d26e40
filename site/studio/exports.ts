import type { EXPORTS as OFFERED } from '../../api/studio/contract.ts'

/** The tables of `export/:table`, in the order of the sections. */
export const EXPORTS = [
  'views',
  'generations',
  'channels',
  'intents',
  'roots',
  'uncounted',
  'nodes',
  'audit',
] as const satisfies readonly (typeof OFFERED)[number][]
