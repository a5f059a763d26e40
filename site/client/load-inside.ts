import { type Api, Refusal } from './api.ts'
import { pause } from './clock.ts'
import type { Inside } from './inside.ts'
import type { Island } from './island.ts'
import type { Storage } from './storage.ts'

/** Fetches what is inside, script and stylesheet, when it is first asked for, and again after a failure, as {@link fetched}. */
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

/** A part of the script did not arrive, since nothing did. */
let wasOffline = false

/**
 * A part of the script that is fetched when it is asked for. Throws {@link Refusal}: `offline`, or `missing` where the site
 * was built anew meanwhile. Firefox remembers that a script failed for as long as the page is there (the HTML standard's
 * module map): once the network is back, the page is loaded anew.
 */
export async function fetched<Part>(api: Api, part: Promise<Part>): Promise<Part> {
  try {
    return await part
  } catch (cause) {
    // By the network, and not out of the browser's cache.
    await api.tally({ cache: 'no-store' }).catch((error: unknown) => {
      wasOffline = true
      throw error
    })
    if (!wasOffline) throw new Refusal('missing', { cause })
    location.reload()
    return new Promise<never>(() => undefined)
  }
}

export function addStylesheet(href: string): Promise<void> {
  const link = document.createElement('link')
  return new Promise((resolve, reject) => {
    link.addEventListener('load', () => resolve())
    link.addEventListener('error', () => {
      link.remove()
      reject(new Error(`No ${href}`))
    })
    Object.assign(link, { rel: 'stylesheet', href })
    document.head.append(link)
  })
}

/** Once the page has all that it shows, so that nothing it waits for comes later; in a task of its own. */
export async function pageLoaded(): Promise<void> {
  if (document.readyState !== 'complete') {
    await new Promise((resolve) => addEventListener('load', resolve, { once: true }))
  }
  await pause(0)
}
