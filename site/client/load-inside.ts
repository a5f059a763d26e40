import { addStylesheet } from './add-stylesheet.ts'
import type { Api } from './api.ts'
import { fetched } from './fetched.ts'
import type { Inside } from './inside.ts'
import type { Island } from './island.ts'
import type { Storage } from './storage.ts'

/** Loads the script and stylesheet of the opened page on first use, and again after a failure, as {@link fetched}. */
export function insideLoader(island: Island, api: Api, storage: Storage, announce: (text: string) => void) {
  let loading: Promise<Inside> | undefined
  const load = async () => {
    const files = Promise.all([import('./inside.ts'), addStylesheet(`/${island.slug}/look-inside.css`)])
    const [{ createInside }] = await fetched(api, files)
    return createInside(island, api, storage, announce)
  }
  return (): Promise<Inside> => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined
      throw error
    })
    return loading
  }
}
