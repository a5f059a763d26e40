/** Names of the looks. Each is described in `site/looks`, which does not compile when one is missing there. */
export const LOOK_NAMES = ['cinema', 'letter', 'poster', 'ticket'] as const

export type LookName = (typeof LOOK_NAMES)[number]
