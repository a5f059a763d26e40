import { ApiError } from '../errors.ts'
import { type EdgeEnv, STUDIO_NAME } from './edge-env.ts'
import type { EdgeSettings } from './edge-settings.ts'
import { serveMiss } from './edge-site.ts'
import { type FiguresCache, fromCache } from './figures-cache.ts'
import { MEMBER } from './member-header.ts'
import { placeOf } from './place-of.ts'
import { readSigned } from './signed.ts'
import { answering } from './started.ts'
import { openStream } from './streams.ts'

/**
 * Routes every request. No object is addressed for a campaign that is not in the manifest, but one that was there, by its operator.
 *
 * @param read the settings of this isolate
 */
export async function route(
  request: Request,
  env: EdgeEnv,
  read: () => Promise<EdgeSettings>,
  cache: FiguresCache,
): Promise<Response> {
  const place = placeOf(request)
  if (place.at === 'site') return serveMiss(request, env)
  return answering(async () => {
    const studio = () => env.STUDIO.getByName(STUDIO_NAME)
    const { manifest, keyring } = await read()
    const isKnown = 'slug' in place && manifest.campaigns.some(({ slug }) => slug === place.slug)
    if (place.at === 'studio') return unlessAdmitted(await studio().fetch(request))
    if (place.at !== 'studio-campaign') {
      const isOperators = () =>
        place.at === 'operator' && readSigned(request, keyring.operator(), Date.now()) !== undefined
      if (!isKnown && !(isOperators() && (await studio().knows(place.slug)))) throw new ApiError('campaign-unknown')
      const object = env.CAMPAIGN.getByName(place.slug)
      if (place.at === 'stream') return openStream(request, place.slug, env)
      if (place.at !== 'figures' || request.method !== 'GET') return object.fetch(request)
      return fromCache(request, cache, (asked) => object.fetch(asked))
    }
    // An unknown campaign and a forbidden one are answered by the studio's object alike.
    const { url, method, headers } = request
    const door = await studio().fetch(url, { method, headers: withoutMember(headers) })
    const member = door.headers.get(MEMBER)
    if (member === null) return door
    if (!isKnown) throw new ApiError('campaign-unknown')
    const asked = new Request(request, { headers: withoutMember(headers) })
    asked.headers.set(MEMBER, member)
    return withCookies(await env.CAMPAIGN.getByName(place.slug).fetch(asked), door)
  })
}

/** Who is let in somewhere is for the campaign's object to hear: where none is asked, there is no such route. */
function unlessAdmitted(answer: Response): Response {
  if (answer.headers.has(MEMBER)) throw new ApiError('route-unknown')
  return answer
}

function withoutMember(given: Headers): Headers {
  const headers = new Headers(given)
  headers.delete(MEMBER)
  return headers
}

/** A session's token may have been turned at the door. */
function withCookies(answer: Response, door: Response): Response {
  const cookies = door.headers.getSetCookie()
  if (cookies.length === 0) return answer
  const whole = new Response(answer.body, answer)
  for (const cookie of cookies) whole.headers.append('Set-Cookie', cookie)
  return whole
}
