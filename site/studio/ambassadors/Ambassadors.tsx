import { useSignal } from '@preact/signals'
import type { StudioAmbassador } from '../../../api/studio/contract/ambassadors-schema.ts'
import { changed } from '../changed.ts'
import { whole } from '../format.ts'
import { words as studio } from '../language.ts'
import { Ask } from '../links/Ask.tsx'
import { useAttempt } from '../links/use-attempt.ts'
import { CopyButton } from '../parts/CopyButton.tsx'
import { useAnswer } from '../use-answer.ts'
import { ambassadorsApi } from './ambassadors-api.ts'
import { words } from './language.ts'
import { Note } from './Note.tsx'

/** Notes come while the studio is open. */
const EVERY_MS = 10_000

/** Ambassadors: how far their links went, the notes that they leave, their pages, and a proof for each. */
export function Ambassadors({ slug }: { slug: string }) {
  const search = useSignal('')
  const { value: answer } = useAnswer(
    () => ambassadorsApi.list(slug, search.value.trim()),
    [slug, search.value, changed.value],
    EVERY_MS,
  )
  if (!answer) return <p>{studio.value.loading}</p>
  const { all, notes, ambassadors } = answer
  if (all === 0) return <p>{words.value.none}</p>
  return (
    <>
      <p>{words.value.summary(all, whole(all), notes.waiting, whole(notes.waiting))}</p>
      <input
        type="search"
        value={search.value}
        placeholder={words.value.search}
        aria-label={words.value.search}
        onInput={(event) => {
          search.value = event.currentTarget.value
        }}
      />
      <ul>
        {ambassadors.map((each) => (
          <Line key={each.node} slug={slug} ambassador={each} />
        ))}
      </ul>
    </>
  )
}

function Line({ slug, ambassador }: { slug: string; ambassador: StudioAmbassador }) {
  const { node, label, people, hands, url, isListed, isRevoked, note } = ambassador
  const said = words.value
  const facts = [
    said.reach(people, whole(people), hands, whole(hands)),
    isListed && said.listed,
    isRevoked && said.revoked,
  ]
  return (
    <li data-ambassador={node}>
      <p>
        <b>{label}</b> <small>{facts.filter(Boolean).join(', ')}</small>
      </p>
      {note && <Note slug={slug} node={node} note={note} />}
      {url ? (
        <p>
          {said.page} <code>{url}</code> <CopyButton text={() => url}>{said.copy}</CopyButton>
        </p>
      ) : (
        !isRevoked && <p>{said.onlyOwners}</p>
      )}
      {!isRevoked && <Acts slug={slug} node={node} isOwner={url !== null} />}
    </li>
  )
}

function Acts({ slug, node, isOwner }: { slug: string; node: string; isOwner: boolean }) {
  const isAsked = useSignal(false)
  const { failure, isBusy, attempt } = useAttempt()
  const said = words.value
  const renew = () =>
    attempt(async () => {
      await ambassadorsApi.renew(slug, node)
      isAsked.value = false
      changed.value++
    })
  const prove = () =>
    attempt(async () => {
      // Opened before the answer: a browser lets a tap open a window, and no answer.
      const tab = window.open('', '_blank')
      const { url } = await ambassadorsApi.prove(slug, node)
      const { pathname, hash } = new URL(url)
      if (tab) tab.location.href = pathname + hash
      else location.assign(pathname + hash)
    })
  return (
    <div class="link-actions" aria-busy={isBusy.value}>
      {isAsked.value ? (
        <Ask
          lines={[said.renewConfirm]}
          yes={said.renew}
          onYes={renew}
          onNo={() => {
            isAsked.value = false
          }}
        />
      ) : (
        <>
          <button type="button" class="quiet" onClick={prove}>
            {said.proof}
          </button>
          {isOwner && (
            <button
              type="button"
              class="quiet"
              onClick={() => {
                isAsked.value = true
              }}
            >
              {said.renew}
            </button>
          )}
        </>
      )}
      {failure.value && <p role="alert">{studio.value.links.failed[failure.value]}</p>}
    </div>
  )
}
