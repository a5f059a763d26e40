import { useLoaded } from '../parts/use-loaded.ts'
import { done } from './done.ts'

const load = async () => (await import('./acting.ts')).LastChange

/** The last change, wherever the page is by now, and its undoing. */
export function Done({ slug }: { slug: string }) {
  const { value: last } = done
  const { value: LastChange } = useLoaded(load, last !== undefined)
  return (
    <div class="done-place" role="status">
      {LastChange && last?.slug === slug && <LastChange key={JSON.stringify(last)} last={last} />}
    </div>
  )
}
