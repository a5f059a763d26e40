/** Owners do everything, editors change links, viewers read. */
export const ROLES = ['viewer', 'editor', 'owner'] as const

export type Role = (typeof ROLES)[number]
