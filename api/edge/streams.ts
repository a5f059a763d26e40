import { isFresh } from '../../campaigns/fresh.ts'
import { between } from '../jitter.ts'
import { FULL } from '../routes/live.ts'
import { type EdgeEnv, watchName } from './edge-env.ts'

/** Objects that hold streams of one campaign beside its own: 2,000 each. */
export const MOST_OBJECTS = 10

/** How long an object that has no room is passed over, with a jitter. */
const PASSED_OVER_MS = { least: 5000, most: 10_000 }

/** Objects without room, the campaign's own first, by its slug: those before `from`. Of this isolate. */
const crowded = new Map<string, { from: number; at: number; lastsMs: number }>()

/**
 * Opens a stream at the first object that has room for it: the campaign's own, then those beside it in their order, so that
 * the last ones empty first. Nobody has to be asked where there is room: 204 says that there is none. Where none has any, that
 * is the answer, and the page polls. Only one that has none for anybody is passed over: a network at its limit tries them all,
 * and keeps nobody else out.
 */
export async function openStream(
  request: Request,
  slug: string,
  { CAMPAIGN, WATCH }: Pick<EdgeEnv, 'CAMPAIGN' | 'WATCH'>,
): Promise<Response> {
  const own = CAMPAIGN.getByName(slug)
  if (request.method !== 'GET') return own.fetch(request)
  const known = crowded.get(slug)
  const first = known && isFresh(known.at, Date.now(), known.lastsMs) ? known.from : 0
  let from = first
  for (let place = first; ; place++) {
    const answer = await (place === 0 ? own : WATCH.getByName(watchName(slug, place))).fetch(request)
    if (place === from && place < MOST_OBJECTS && answer.headers.has(FULL)) from++
    if (answer.status === 204 && place < MOST_OBJECTS) continue
    if (from > first) crowded.set(slug, { from, at: Date.now(), lastsMs: between(PASSED_OVER_MS) })
    return answer
  }
}
