import { Hono } from 'hono'
import type { DeskDeps } from '../../deps.ts'
import { signedIn } from '../../studio/authorization.ts'
import { type SessionAnswer, sessionBody } from '../../studio/contract/session-schema.ts'
import { jsonBody } from '../../studio/input.ts'
import type { Member, StudioEnv } from '../../studio/member.ts'
import type { Sessions } from '../../studio/sessions.ts'

/** `POST session`: a studio key becomes a session. `GET`: who is signed in. `DELETE`: signs out. */
export function session(deps: DeskDeps, sessions: Sessions) {
  return new Hono<StudioEnv>()
    .post('/', jsonBody(sessionBody), async (c) => c.json(answer(await sessions.start(c, c.req.valid('json').key))))
    .get('/', signedIn(deps, sessions), (c) => c.json(answer(c.get('member'))))
    .delete('/', signedIn(deps, sessions), async (c) => {
      await sessions.end(c, c.get('member'), 'own')
      return c.body(null, 204)
    })
}

/** `DELETE sessions`: signs out everywhere, wherever the same key was used. */
export function allSessions(deps: DeskDeps, sessions: Sessions) {
  return new Hono<StudioEnv>().delete('/', signedIn(deps, sessions), async (c) => {
    await sessions.end(c, c.get('member'), 'all')
    return c.body(null, 204)
  })
}

function answer({ name, role, campaigns, expiresAt }: Member): SessionAnswer {
  return { name, role, campaigns: campaigns && [...campaigns], expiresAt }
}
