import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { DAY_MS } from '../../../campaigns/durations.ts'
import { api, type PreviewLink } from '../api.ts'
import { changed } from '../changed.ts'
import { moment, whole } from '../format.ts'
import { words } from '../language.ts'
import { CopyButton } from '../parts/CopyButton.tsx'
import { useAnswer } from '../use-answer.ts'
import { Ask } from './Ask.tsx'
import { words as previewWords } from './previews/language.ts'
import { useAttempt } from './use-attempt.ts'

/** How long one can be good, in days; the API takes no more. */
const TERMS = [1, 3, 7, 30, 90]
const USUAL = 7

/** Links by which a client sees the campaign as it will be: makes them, lists them, and ends them. */
export function PreviewLinks({ slug }: { slug: string }) {
  const previews = useAnswer(() => api.previews(slug), [slug, changed.value])
  const { value: listed } = previews
  return (
    <>
      <NewPreview slug={slug} />
      {listed ? (
        <ul>
          {listed.map((preview) => (
            <PreviewLine key={preview.id} slug={slug} preview={preview} />
          ))}
        </ul>
      ) : (
        <p>{words.value.loading}</p>
      )}
      {listed?.length === 0 && <p>{previewWords.value.none}</p>}
    </>
  )
}

function NewPreview({ slug }: { slug: string }) {
  const term = useSignal(USUAL)
  const { failure, isBusy, attempt } = useAttempt()
  const { links } = words.value
  const previews = previewWords.value
  const create = (event: SubmitEvent) => {
    event.preventDefault()
    return attempt(async () => {
      await api.createPreview(slug, Date.now() + term.value * DAY_MS)
      changed.value++
    })
  }
  return (
    <form class="new-roots" onSubmit={create} aria-busy={isBusy.value}>
      <p>{previews.hint}</p>
      <div class="fields">
        <label>
          {previews.term}
          <select
            value={term.value}
            onInput={(event) => {
              term.value = Number(event.currentTarget.value)
            }}
          >
            {TERMS.map((days) => (
              <option key={days} value={days}>
                {previews.days(days, whole(days))}
              </option>
            ))}
          </select>
        </label>
      </div>
      <button type="submit" class="strong">
        {previews.create}
      </button>
      {failure.value && <p role="alert">{links.failed[failure.value]}</p>}
    </form>
  )
}

function PreviewLine({ slug, preview }: { slug: string; preview: PreviewLink }) {
  const { links } = words.value
  const previews = previewWords.value
  const { id, url, who, createdAt } = preview
  return (
    <li>
      <p>
        <b>{statusOf(preview)}</b> <small>{previews.by(id, who, moment(createdAt))}</small>
      </p>
      {url !== null && (
        <>
          <p>
            <code>{url}</code> <CopyButton text={() => url}>{links.copyLink}</CopyButton>
          </p>
          <Ending slug={slug} id={id} />
        </>
      )}
    </li>
  )
}

function statusOf({ url, expiresAt, revokedAt }: PreviewLink): string {
  const previews = previewWords.value
  if (revokedAt !== null) return previews.revoked(moment(revokedAt))
  return url === null ? previews.expired(moment(expiresAt)) : previews.until(moment(expiresAt))
}

/** Asks for confirmation: an ended preview cannot be restored. */
function Ending({ slug, id }: { slug: string; id: number }) {
  const isAsked = useSignal(false)
  const { failure, isBusy, attempt } = useAttempt()
  const place = useRef<HTMLDivElement>(null)
  const { links } = words.value
  const previews = previewWords.value
  const end = () =>
    attempt(async () => {
      await api.endPreview(slug, id)
      changed.value++
    })
  const ask = () => {
    isAsked.value = true
  }
  const leave = () => {
    isAsked.value = false
    place.current?.focus()
  }
  return (
    <div ref={place} class="link-actions" tabIndex={-1} aria-busy={isBusy.value}>
      {isAsked.value ? (
        <Ask lines={[previews.confirm]} yes={links.doRevoke} onYes={end} onNo={leave} />
      ) : (
        <button type="button" class="quiet" onClick={ask}>
          {previews.revoke}
        </button>
      )}
      {failure.value && <p role="alert">{links.failed[failure.value]}</p>}
    </div>
  )
}
