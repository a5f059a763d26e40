import { api, type RootLink } from '../api.ts'
import { changed } from '../changed.ts'
import { whole } from '../format.ts'
import { words } from '../language.ts'
import { TakeOver } from '../members/TakeOver.tsx'
import { CopyButton } from '../parts/CopyButton.tsx'
import { search } from '../selection.ts'
import { useAnswer } from '../use-answer.ts'
import { Actions } from './Actions.tsx'
import { NewRoots } from './NewRoots.tsx'
import { Posters } from './Posters.tsx'
import { Qr } from './Qr.tsx'

/** The first links themselves, to hand out, to print and to act on. */
export function RootLinks({ slug }: { slug: string }) {
  const roots = useAnswer(() => api.roots(slug), [slug, changed.value])
  const wanted = search.value?.toLocaleLowerCase() ?? ''
  return (
    <>
      <NewRoots slug={slug} />
      <TakeOver slug={slug} />
      {roots.value ? (
        <ul>
          {roots.value
            .filter(({ label }) => label.toLocaleLowerCase().includes(wanted))
            .map((root) => (
              <RootLine key={root.node} slug={slug} root={root} />
            ))}
        </ul>
      ) : (
        <p>{words.value.loading}</p>
      )}
    </>
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
      <Actions slug={slug} node={root.node} scope="root" views={root.clear} cap={cap} isRevoked={revokedAt !== null} />
    </li>
  )
}
