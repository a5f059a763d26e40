import { api } from '../api.ts'
import { words } from '../language.ts'
import { CopyButton } from '../parts/CopyButton.tsx'
import { isEditor } from '../session.ts'
import { useAnswer } from '../use-answer.ts'

/** The first link to hand out, while nobody has come yet, for members who may see it. */
export function FirstLink({ slug }: { slug: string }) {
  const roots = useAnswer(isEditor.value ? () => api.roots(slug) : undefined, [slug])
  const good = roots.value?.filter(({ revokedAt }) => revokedAt === null)
  // A list reaches the most people, and a poster has to be printed first.
  const link = good?.find(({ kind }) => kind === 'seed') ?? good?.find(({ kind }) => kind !== 'poster') ?? good?.[0]
  if (!link) return null
  const { label, url } = link
  return (
    <p class="first-link">
      {words.value.far.emptyHint} <b>{label}</b> <code>{url}</code>{' '}
      <CopyButton text={() => url}>{words.value.links.copyLink}</CopyButton>
    </p>
  )
}
