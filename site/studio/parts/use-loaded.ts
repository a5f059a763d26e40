import { type ReadonlySignal, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'

const AGAIN_MS = 5000

/**
 * The exports of a chunk, loaded on first use: the first paint does not wait for it. Where the network is gone, it is asked
 * for again.
 */
export function useLoaded<Module>(load: () => Promise<Module>, isWanted = true): ReadonlySignal<Module | undefined> {
  const loaded = useSignal<Module | undefined>(undefined)
  useEffect(() => {
    if (!isWanted) return
    let again: ReturnType<typeof setTimeout> | undefined
    const ask = () =>
      load().then(
        (module) => {
          loaded.value = module
        },
        () => {
          again = setTimeout(ask, AGAIN_MS)
        },
      )
    void ask()
    return () => clearTimeout(again)
  }, [isWanted])
  return loaded
}
