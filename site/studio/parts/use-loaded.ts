import { type ReadonlySignal, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'

/** The exports of a chunk, loaded on first use: the first paint does not wait for it. */
export function useLoaded<Module>(load: () => Promise<Module>, isWanted = true): ReadonlySignal<Module | undefined> {
  const loaded = useSignal<Module | undefined>(undefined)
  useEffect(() => {
    if (!isWanted) return
    void load().then((module) => {
      loaded.value = module
    })
  }, [isWanted])
  return loaded
}
