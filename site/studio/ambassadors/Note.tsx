import { useSignal } from '@preact/signals'
import type { StudioAmbassador } from '../../../api/studio/contract/ambassadors-schema.ts'
import { Refusal } from '../api.ts'
import { changed } from '../changed.ts'
import { moment } from '../format.ts'
import { words as studio } from '../language.ts'
import { useAttempt } from '../links/use-attempt.ts'
import { ambassadorsApi, type Decision } from './ambassadors-api.ts'
import { words } from './language.ts'

interface Props {
  slug: string
  node: string
  note: NonNullable<StudioAmbassador['note']>
}

/** A note with what can be decided about it: the one that is read, and no newer one. */
export function Note({ slug, node, note }: Props) {
  const { text, state, reason, at, shown } = note
  const refusing = useSignal<'refused' | 'withdrawn' | undefined>(undefined)
  const why = useSignal('')
  const isStale = useSignal(false)
  const { failure, isBusy, attempt } = useAttempt()
  const said = words.value
  const decide = (decision: Decision) =>
    attempt(async () => {
      isStale.value = false
      await ambassadorsApi.decide(slug, node, decision).catch((error: unknown) => {
        if (!(error instanceof Refusal) || error.status !== 409) throw error
        isStale.value = true
      })
      refusing.value = undefined
      changed.value++
    })
  const refuse = (event: SubmitEvent) => {
    event.preventDefault()
    const reason = why.value.trim()
    if (reason && refusing.value) void decide({ state: refusing.value, at, reason })
  }
  const isEarlierShown = state !== 'shown' && shown !== null
  return (
    <div class="note" data-note={state} aria-busy={isBusy.value}>
      <blockquote dir="auto">{text}</blockquote>
      <p>
        <b>{said.note[state]}</b> <small>{[said.written(moment(at)), reason].filter(Boolean).join(', ')}</small>
      </p>
      {isEarlierShown && (
        <>
          <p>{said.earlier}</p>
          <blockquote dir="auto">{shown}</blockquote>
        </>
      )}
      {isStale.value && <p role="status">{said.changed}</p>}
      {refusing.value ? (
        <form onSubmit={refuse}>
          <label>
            {said.reason}
            <input
              value={why.value}
              maxLength={200}
              required
              placeholder={said.reasonHint}
              onInput={(event) => {
                why.value = event.currentTarget.value
              }}
            />
          </label>
          <button type="submit" class="strong">
            {refusing.value === 'refused' ? said.refuse : said.withdraw}
          </button>
          <button
            type="button"
            class="quiet"
            onClick={() => {
              refusing.value = undefined
            }}
          >
            {studio.value.cancel}
          </button>
        </form>
      ) : (
        <p class="link-actions">
          {state !== 'shown' && (
            <button type="button" class="strong" onClick={() => decide({ state: 'shown', at })}>
              {said.show}
            </button>
          )}
          {state !== 'refused' && (
            <button
              type="button"
              class="quiet"
              onClick={() => {
                refusing.value = 'refused'
              }}
            >
              {said.refuse}
            </button>
          )}
          {isEarlierShown && (
            <button
              type="button"
              class="quiet"
              onClick={() => {
                refusing.value = 'withdrawn'
              }}
            >
              {said.withdraw}
            </button>
          )}
        </p>
      )}
      {failure.value && <p role="alert">{studio.value.links.failed[failure.value]}</p>}
    </div>
  )
}
