import { type Api, Refusal } from './api.ts'

/** Whether a part of the script failed to load because the network was gone. */
let wasOffline = false

/**
 * Loads a part of the script on demand. Throws {@link Refusal}: `offline`, or `missing` where the site was built anew
 * meanwhile. Firefox remembers a failed script for as long as the page lives (the HTML standard's module map): once the
 * network is back, the page is reloaded.
 */
export async function fetched<Part>(api: Api, part: Promise<Part>): Promise<Part> {
  try {
    return await part
  } catch (cause) {
    // Asks the network, not the browser's cache.
    await api.tally({ cache: 'no-store' }).catch((error: unknown) => {
      wasOffline = true
      throw error
    })
    if (!wasOffline) throw new Refusal('missing', { cause })
    location.reload()
    return new Promise<never>(() => undefined)
  }
}
