/** The looks by name. What each of them is stands in `site/looks`, which does not compile when one is missing there. */
export const LOOK_NAMES = ['cinema', 'letter', 'poster', 'ticket'] as const

export type LookName = (typeof LOOK_NAMES)[number]
