import { useSignal } from '@preact/signals'
import { api } from '../api.ts'
import { changed } from '../changed.ts'
import { whole } from '../format.ts'
import { words as studio } from '../language.ts'
import { useAttempt } from '../links/use-attempt.ts'
import { useAnswer } from '../use-answer.ts'
import { words } from './language.ts'
import { requests } from './requests.ts'

/** A new season takes over the links of an earlier campaign; shown where there is another one. */
export function TakeOver({ slug }: { slug: string }) {
  const { value: answer } = useAnswer(() => api.campaigns(), [slug])
  const from = useSignal('')
  const said = useSignal<string[]>([])
  const { failure, isBusy, attempt } = useAttempt()
  const { season, seasonHint, from: label, takeOver, taken, elsewhere, lostCircles } = words.value
  const others = answer?.campaigns.filter((each) => each.slug !== slug) ?? []
  if (others.length === 0) return null
  const chosen = from.value || others[0]?.slug || ''
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    return attempt(async () => {
      const { lists, roots, revoked, elsewhere: moved, lostCircles: lost } = await requests.takeOver(slug, chosen)
      const members = lists.reduce((sum, { added }) => sum + added, 0)
      const shown = { members: whole(members), roots: whole(roots.length), revoked: whole(revoked) }
      said.value = [
        taken(members, shown),
        ...(moved > 0 ? [elsewhere(whole(moved))] : []),
        ...(lost.length > 0 ? [lostCircles(lost.join(', '))] : []),
      ]
      changed.value++
    })
  }
  return (
    <details class="links">
      <summary>{season}</summary>
      <form class="new-roots" onSubmit={submit} aria-busy={isBusy.value}>
        <p>{seasonHint}</p>
        <label>
          {label}
          <select
            value={chosen}
            onInput={(event) => {
              from.value = event.currentTarget.value
            }}
          >
            {others.map((each) => (
              <option key={each.slug} value={each.slug}>
                {each.title}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" class="strong">
          {takeOver}
        </button>
        <div role="status">
          {said.value.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
        {failure.value && <p role="alert">{studio.value.links.failed[failure.value]}</p>}
      </form>
    </details>
  )
}
