import type { KindName } from './kinds.ts'
import type { Mount } from './mount.ts'

/** The script of each kind: fans fetch those of the kinds that their campaign has. */
export const CLIENTS: Record<KindName, () => Promise<{ mount: Mount }>> = {
  markdown: () => import('./markdown/client.ts'),
  poll: () => import('./poll/client.ts'),
  video: () => import('./video/client.ts'),
}
