import { useLoaded } from '../parts/use-loaded.ts'
import type { LinkActionsProps } from './LinkActions.tsx'

const load = async () => (await import('./acting.ts')).LinkActions

/** Actions on a link, for members who may change it: loaded after what everybody reads; their place is kept meanwhile. */
export function Actions(props: LinkActionsProps) {
  const { value: LinkActions } = useLoaded(load)
  return LinkActions ? <LinkActions {...props} /> : <div class="link-actions" />
}
