import { useLoaded } from '../parts/use-loaded.ts'
import type { LinkActionsProps } from './LinkActions.tsx'

const load = async () => (await import('./acting.ts')).LinkActions

/** What can be done with a link, for those who may: fetched after what everybody reads. Its place is kept meanwhile. */
export function Actions(props: LinkActionsProps) {
  const { value: LinkActions } = useLoaded(load)
  return LinkActions ? <LinkActions {...props} /> : <div class="link-actions" />
}
