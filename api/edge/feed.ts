import { between } from '../jitter.ts'
import type { Told } from '../listeners.ts'

/** How long to wait when the campaign's object does not answer, with a jitter: it may just be starting anew. */
const PAUSE_MS = { least: 200, most: 800 }

interface Options {
  /** See `CampaignCalls.listen`. */
  listen(seen: string): Promise<Told | undefined>
  isWatched(): boolean
  log: (error: unknown) => void
}

/** The events of a campaign whose object is elsewhere: one call for each of them, while somebody watches. */
interface Feed {
  /** The newest event; undefined while it is not known. Goes on listening. */
  readonly newest: Told | undefined
  /** The newest event, as soon as it is known. Throws what the first call throws. */
  first(): Promise<Told>
}

/**
 * Follows a campaign by long polls. There is no list of followers that a restart of either side could lose: who asks next
 * is told all that it missed.
 */
export function createFeed({ listen, isWatched, log }: Options): Feed {
  let newest: Told | undefined
  let asking: Promise<Told> | undefined
  let isFollowing = false

  const ask = async (): Promise<Told> => {
    const told = await listen(newest?.event ?? '')
    newest = told ?? newest
    if (!newest) throw new Error('No event of the campaign came')
    return newest
  }

  const follow = async () => {
    if (isFollowing) return
    isFollowing = true
    while (isWatched()) {
      await ask().catch(async (error: unknown) => {
        log(error)
        await new Promise((settle) => setTimeout(settle, between(PAUSE_MS)))
      })
    }
    isFollowing = false
    // What is told to the next one who comes must not be of yesterday.
    newest = undefined
  }

  return {
    get newest() {
      void follow()
      return newest
    },
    async first() {
      // One that was gone may be there again, and nobody is watching who would have asked.
      if (newest?.event !== undefined) return newest
      asking ??= ask().finally(() => {
        asking = undefined
      })
      return asking
    },
  }
}
