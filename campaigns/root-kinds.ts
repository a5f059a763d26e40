/** What a root is for. Only reports depend on it. */
export const ROOT_KINDS = ['seed', 'ambassador', 'circle', 'poster'] as const

export type RootKind = (typeof ROOT_KINDS)[number]
