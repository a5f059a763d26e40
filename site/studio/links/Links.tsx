import { useSignal } from '@preact/signals'
import { api, type RootLink } from '../api.ts'
import { changed } from '../changed.ts'
import { whole } from '../format.ts'
import { words } from '../language.ts'
import { CopyButton } from '../parts/CopyButton.tsx'
import { search } from '../selection.ts'
import { useAnswer } from '../use-answer.ts'
import { LinkActions } from './LinkActions.tsx'
import { NewRoots } from './NewRoots.tsx'
import { Posters } from './Posters.tsx'
import { Qr } from './Qr.tsx'

/** The first links themselves, for those who may hand them out: fetched when they are asked for. */
export function Links({ slug }: { slug: string }) {
  const isOpen = useSignal(false)
  const { links, loading } = words.value
  const roots = useAnswer(isOpen.value ? () => api.roots(slug) : undefined, [slug, changed.value])
  const wanted = search.value?.toLocaleLowerCase() ?? ''
  return (
    <details
      class="links"
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open
      }}
    >
      <summary>{links.show}</summary>
      <NewRoots slug={slug} />
      {roots.value ? (
        <ul>
          {roots.value
            .filter(({ label }) => label.toLocaleLowerCase().includes(wanted))
            .map((root) => (
              <RootLine key={root.node} slug={slug} root={root} />
            ))}
        </ul>
      ) : (
        <p>{loading}</p>
      )}
    </details>
  )
}

function RootLine({ slug, root }: { slug: string; root: RootLink }) {
  const { links, kinds, carries } = words.value
  const { label, kind, url, cap, revokedAt } = root
  const limit = revokedAt !== null ? carries.revoked : cap !== null && carries.capped(cap, whole(cap))
  return (
    <li data-node={root.node}>
      <p>
        <b>{label}</b> <small>{[kinds[kind], limit].filter(Boolean).join(', ')}</small>
      </p>
      {revokedAt === null && (
        <>
          <p>
            <code>{url}</code> <CopyButton text={() => url}>{links.copyLink}</CopyButton>
          </p>
          <Qr url={url} name={label} />
          <Posters slug={slug} root={root} />
        </>
      )}
      <LinkActions
        slug={slug}
        node={root.node}
        scope="root"
        views={root.clear}
        cap={cap}
        isRevoked={revokedAt !== null}
      />
    </li>
  )
}
