import { type ReadonlySignal, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { Refusal } from './api.ts'
import { isOver } from './session.ts'

/**
 * The API's answer; undefined until there is one. Asked again when `about` changes, and at an interval while the page is
 * visible. After a refusal the last answer stays: the report's connection shows the problem.
 *
 * @param ask undefined: nothing is asked
 */
export function useAnswer<Answer>(
  ask: (() => Promise<Answer>) | undefined,
  about: readonly unknown[],
  everyMs?: number,
): ReadonlySignal<Answer | undefined> {
  const answer = useSignal<Answer | undefined>(undefined)
  useEffect(() => {
    if (!ask) return
    let isStale = false
    const load = async () => {
      try {
        const next = await ask()
        if (!isStale) answer.value = next
      } catch (error) {
        if (!isOver(error) && !(error instanceof Refusal)) throw error
      }
    }
    void load()
    const timer = everyMs === undefined ? undefined : setInterval(() => document.hidden || load(), everyMs)
    return () => {
      isStale = true
      clearInterval(timer)
    }
  }, [...about, ask === undefined, everyMs])
  return answer
}
