import { useSignal } from '@preact/signals'
import { api, type LinkChange } from '../api.ts'
import { changed } from '../changed.ts'
import { deedOf, inverse, type Plan } from '../sentences/links.ts'
import { done } from './done.ts'
import { useAttempt } from './use-attempt.ts'

/**
 * Changes a link, or what of it counts, in two steps: asks what that would do, then does it.
 *
 * @param node `all`: the whole campaign
 * @param cap of the link, now
 */
export function usePlan(slug: string, node: string, cap: number | null = null) {
  const plan = useSignal<Plan | undefined>(undefined)
  const { failure, isBusy, attempt } = useAttempt()
  const consider = (change: LinkChange) =>
    attempt(async () => {
      plan.value = { change, answer: await api.changeLink(slug, node, { ...change, dryRun: true }) }
    })
  const carryOut = (change: LinkChange) =>
    attempt(async () => {
      const answer = await api.changeLink(slug, node, change)
      plan.value = undefined
      const undo = change.cap === undefined ? inverse(change, answer) : { cap }
      done.value = { slug, node, deed: deedOf(change), undo }
      changed.value++
    })
  return { plan, failure, isBusy, consider, carryOut }
}
