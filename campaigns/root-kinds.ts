/** What a root is for. Only reports depend on it, but for `member`: a list of people with a link each. */
export const ROOT_KINDS = ['seed', 'ambassador', 'circle', 'poster', 'member'] as const

export type RootKind = (typeof ROOT_KINDS)[number]
