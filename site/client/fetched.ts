import { type Api, Refusal } from './api.ts'

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
