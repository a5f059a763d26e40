import { type MemberRow, readMembers } from '../../db/campaign/members.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { type RootRow, readRoots } from '../../db/campaign/roots.ts'
import type { Engine } from '../../db/engine.ts'

/** The links of a campaign, for the one that takes them over: its store may be elsewhere. */
export interface Season {
  slug: string
  readRoots(): Promise<RootRow[]>
  readMembers(list: NodeId, page: Parameters<typeof readMembers>[3]): Promise<MemberRow[]>
}

export const seasonIn = (store: Engine, slug: string): Season => ({
  slug,
  readRoots: async () => readRoots(store, slug),
  readMembers: (list, page) => readMembers(store, slug, list, page),
})
