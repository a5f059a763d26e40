import { useSignal } from '@preact/signals'
import { api, Refusal, type RootLink } from '../api.ts'
import { whole } from '../format.ts'
import { words } from '../language.ts'
import { CopyButton } from '../parts/CopyButton.tsx'
import { search } from '../selection.ts'
import { isOver } from '../session.ts'
import { LinkActions } from './LinkActions.tsx'
import { NewRoots } from './NewRoots.tsx'
import { Qr } from './Qr.tsx'

/** The first links themselves, for those who may hand them out: fetched when they are asked for. */
export function Links({ slug }: { slug: string }) {
  const roots = useSignal<RootLink[] | undefined>(undefined)
  const { links, loading } = words.value
  const load = () =>
    api.roots(slug).then(
      (found) => {
        roots.value = found
      },
      (error: unknown) => {
        if (!isOver(error) && !(error instanceof Refusal)) throw error
      },
    )
  const wanted = search.value?.toLocaleLowerCase() ?? ''
  return (
    <details class="links" onToggle={(event) => event.currentTarget.open && !roots.value && load()}>
      <summary>{links.show}</summary>
      <NewRoots slug={slug} onMade={load} />
      {roots.value ? (
        <ul>
          {roots.value
            .filter(({ label }) => label.toLocaleLowerCase().includes(wanted))
            .map((root) => (
              <RootLine key={root.node} slug={slug} root={root} onChanged={load} />
            ))}
        </ul>
      ) : (
        <p>{loading}</p>
      )}
    </details>
  )
}

function RootLine({ slug, root, onChanged }: { slug: string; root: RootLink; onChanged: () => void }) {
  const { links, kinds, carries } = words.value
  const { label, kind, url, cap, revokedAt } = root
  const limit = revokedAt !== null ? carries.revoked : cap !== null && carries.capped(whole(cap))
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
          <LinkActions slug={slug} node={root.node} views={root.views} cap={cap} onChanged={onChanged} />
        </>
      )}
    </li>
  )
}
