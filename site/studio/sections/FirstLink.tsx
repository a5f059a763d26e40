import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { api, Refusal, type RootLink } from '../api.ts'
import { words } from '../language.ts'
import { CopyButton } from '../parts/CopyButton.tsx'
import { isEditor } from '../session.ts'

/** While nobody has come yet: the link to hand out first, for those who may. */
export function FirstLink({ slug }: { slug: string }) {
  const link = useSignal<RootLink | undefined>(undefined)
  const mayRead = isEditor.value
  useEffect(() => {
    if (!mayRead) return
    api.roots(slug).then(
      (roots) => {
        link.value = roots.find(({ revokedAt }) => revokedAt === null)
      },
      (error: unknown) => {
        if (!(error instanceof Refusal)) throw error
      },
    )
  }, [slug, mayRead])
  if (!link.value) return null
  const { label, url } = link.value
  return (
    <p class="first-link">
      {words.value.far.emptyHint} <b>{label}</b> <code>{url}</code>{' '}
      <CopyButton text={() => url}>{words.value.links.copyLink}</CopyButton>
    </p>
  )
}
