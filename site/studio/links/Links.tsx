import { useSignal } from '@preact/signals'
import { words } from '../language.ts'
import { useLoaded } from '../parts/use-loaded.ts'

const load = async () => (await import('./RootLinks.tsx')).RootLinks

/** The first links themselves, for those who may hand them out: fetched when they are asked for. */
export function Links({ slug }: { slug: string }) {
  const isOpen = useSignal(false)
  const { links, loading } = words.value
  const { value: RootLinks } = useLoaded(load, isOpen.value)
  return (
    <details
      class="links"
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open
      }}
    >
      <summary>{links.show}</summary>
      {isOpen.value && (RootLinks ? <RootLinks slug={slug} /> : <p>{loading}</p>)}
    </details>
  )
}
