import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { ApiError, problemResponse } from '../../../api/errors.ts'
import { mayEdit, mayOwn } from '../../../api/studio/authorization.ts'
import { ROLES, type Role } from '../../../api/studio/contract/session-schema.ts'
import type { StudioEnv } from '../../../api/studio/member.ts'

/** What each role is answered by a route behind this middleware. */
async function answers(guard: typeof mayEdit): Promise<Record<string, number>> {
  const ask = async (role: Role) => {
    const app = new Hono<StudioEnv>()
      .use(async (c, next) => {
        c.set('member', { key: 1, session: null, name: 'Nour', role, campaigns: null, expiresAt: null })
        await next()
      })
      .post('/', guard, (c) => c.body(null, 204))
    app.onError((error, c) => {
      if (!(error instanceof ApiError)) throw error
      return problemResponse(c, error)
    })
    return (await app.request('/', { method: 'POST' })).status
  }
  return Object.fromEntries(await Promise.all(ROLES.map(async (role) => [role, await ask(role)])))
}

it('viewers change nothing, editors what is of a campaign, owners everything', async () => {
  expect(await answers(mayEdit)).toEqual({ viewer: 403, editor: 204, owner: 204 })
  expect(await answers(mayOwn)).toEqual({ viewer: 403, editor: 403, owner: 204 })
})
