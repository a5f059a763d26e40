/** What can be inside, in the order in which it is shown: a piece each. */
export const KINDS = ['film', 'sound', 'pictures', 'text'] as const
export type Kind = (typeof KINDS)[number]
