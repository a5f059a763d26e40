import { useSignal } from '@preact/signals'
import { Refusal } from '../api.ts'
import type { Words } from '../i18n/words.ts'
import { isOver } from '../session.ts'

export type Failure = keyof Words['links']['failed']

/** The state of an attempt: whether it changed anything is known only once it was answered. */
function failureOf({ status }: Refusal): Failure {
  if (status === 0 || status >= 500) return 'unheard'
  if (status === 403) return 'forbidden'
  return status === 404 ? 'unknown' : 'refused'
}

/** Sends a change to the API, one at a time, and keeps the reason of a refusal. */
export function useAttempt() {
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
  return { failure, isBusy, attempt }
}
