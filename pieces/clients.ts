import type { KindName } from './kinds.ts'
import type { Mount } from './mount.ts'

/** The scripts of kinds: a fan's page loads those of its campaign. */
export const CLIENTS: Record<KindName, () => Promise<{ mount: Mount }>> = {
  markdown: () => import('./markdown/client.ts'),
  poll: () => import('./poll/client.ts'),
  video: () => import('./video/client.ts'),
  audio: () => import('./audio/client.ts'),
  embed: () => import('./embed/client.ts'),
  gallery: () => import('./gallery/client.ts'),
  code: () => import('./code/client.ts'),
  draw: () => import('./draw/client.ts'),
}
