import { giveUpArrival, isAway, isBrokenOff, readMoves, wasOvertaken } from '../db/campaign/moves.ts'
import type { Engine } from '../db/engine.ts'
import { ApiError } from './errors.ts'

/** How long it takes until a campaign is known to be away; its database refuses writes from the first moment on. */
const LOOK_MS = 1000
const RETRY_AFTER_SECONDS = 5

/** Which campaigns are on their way to another database, or were moved there. */
export interface Absences {
  /** Throws `unavailable` for one that is. */
  requireHere(campaign: string): Promise<void>
  /** Those that are here, looked at anew. */
  here<Campaign extends { slug: string }>(campaigns: readonly Campaign[]): Promise<Campaign[]>
}

export function createAbsences(engine: Engine, now: () => number): Absences {
  let away: ReadonlySet<string> = new Set()
  let lookedAt = Number.NEGATIVE_INFINITY
  let looking: Promise<void> | undefined

  const look = async () => {
    const moves = await readMoves(engine)
    const broken = moves.filter((move) => isBrokenOff(move, now()))
    for (const move of broken) {
      // Whoever sends it may be at it again, and another process may have given it up.
      await giveUpArrival(engine, move).catch((error: unknown) => {
        if (!wasOvertaken(error)) throw error
      })
    }
    const rest = broken.length > 0 ? await readMoves(engine) : moves
    away = new Set(rest.filter(isAway).map(({ campaign }) => campaign))
    lookedAt = performance.now()
  }
  const lookOnce = () => {
    looking ??= look().finally(() => {
      looking = undefined
    })
    return looking
  }

  return {
    async requireHere(campaign) {
      // A database that does not answer tells whoever asks it next.
      if (performance.now() - lookedAt > LOOK_MS) await lookOnce().catch(() => undefined)
      if (away.has(campaign)) throw awayError()
    },
    async here(campaigns) {
      await lookOnce()
      return campaigns.filter(({ slug }) => !away.has(slug))
    },
  }
}

/** Nothing was counted; the same request is answered once the campaign is there, or here again. */
export const awayError = (cause?: unknown) =>
  new ApiError('unavailable', {
    retryAfterSeconds: RETRY_AFTER_SECONDS,
    detail: 'The campaign is on its way to another place',
    cause,
  })
