/** Kinds of content of a new campaign, in the order shown: one piece each. */
export const KINDS = ['film', 'sound', 'pictures', 'text'] as const
export type Kind = (typeof KINDS)[number]
