import type { KindName } from './kinds.ts'
import type { Mount } from './mount.ts'

/** The script of each kind: fans fetch those of the kinds that their campaign has. */
export type Clients = Record<KindName, () => Promise<{ mount: Mount }>>

export const CLIENTS: Clients = {
  markdown: () => import('./markdown/client.ts'),
  poll: () => import('./poll/client.ts'),
}
