import { useSignal } from '@preact/signals'
import type { ComponentType } from 'preact'
import { words } from '../language.ts'
import { useLoaded } from '../parts/use-loaded.ts'

type Part = ComponentType<{ slug: string }>

const loadRoots = async () => (await import('./panel.ts')).RootLinks
const loadAmbassadors = async () => (await import('../ambassadors/Ambassadors.tsx')).Ambassadors
const loadPreviews = async () => (await import('./PreviewLinks.tsx')).PreviewLinks

/** Links themselves, for those who may hand them out: the first ones, and those for a client's approval. */
export function Links({ slug }: { slug: string }) {
  const { links } = words.value
  return (
    <>
      <Folded title={links.show} load={loadRoots} slug={slug} />
      <Folded title={links.ambassadors} load={loadAmbassadors} slug={slug} />
      <Folded title={links.previews} load={loadPreviews} slug={slug} />
    </>
  )
}

/** Fetched when it is asked for. */
function Folded({ title, load, slug }: { title: string; load: () => Promise<Part>; slug: string }) {
  const isOpen = useSignal(false)
  const { value: Part } = useLoaded(load, isOpen.value)
  return (
    <details
      class="links"
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open
      }}
    >
      <summary>{title}</summary>
      {isOpen.value && (Part ? <Part slug={slug} /> : <p>{words.value.loading}</p>)}
    </details>
  )
}
