import { useSignal } from '@preact/signals'
import { api, type LinkChange, Refusal } from '../api.ts'
import { changed } from '../changed.ts'
import type { Words } from '../i18n/words.ts'
import { deedOf, inverse, type Plan } from '../sentences/links.ts'
import { isOver } from '../session.ts'
import { done } from './done.ts'

export type Failure = keyof Words['links']['failed']

/** Whether an attempt has changed anything is only known when it was answered. */
function failureOf({ status }: Refusal): Failure {
  if (status === 0 || status >= 500) return 'unheard'
  if (status === 403) return 'forbidden'
  return status === 404 ? 'unknown' : 'refused'
}

/**
 * Changes a link, or what of it counts, in two steps: asks what that would do, then does it.
 *
 * @param node `all`: the whole campaign
 * @param cap of the link, now
 */
export function usePlan(slug: string, node: string, cap: number | null = null) {
  const plan = useSignal<Plan | undefined>(undefined)
  const failure = useSignal<Failure | undefined>(undefined)
  const isBusy = useSignal(false)
  const attempt = async (work: () => Promise<void>) => {
    if (isBusy.value) return
    failure.value = undefined
    isBusy.value = true
    try {
      await work()
    } catch (error) {
      if (isOver(error)) return
      if (!(error instanceof Refusal)) throw error
      failure.value = failureOf(error)
    } finally {
      isBusy.value = false
    }
  }
  const consider = (change: LinkChange) =>
    attempt(async () => {
      plan.value = { change, answer: await api.changeLink(slug, node, { ...change, dryRun: true }) }
    })
  const carryOut = (change: LinkChange) =>
    attempt(async () => {
      await api.changeLink(slug, node, change)
      plan.value = undefined
      const undo = change.cap === undefined ? inverse(change) : { cap }
      done.value = { slug, node, deed: deedOf(change), undo }
      changed.value++
    })
  return { plan, failure, isBusy, consider, carryOut }
}
