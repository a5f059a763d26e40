import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { ApiError, problemResponse } from '../../../api/errors.ts'
import { mayEdit } from '../../../api/studio/authorization.ts'
import type { StudioEnv } from '../../../api/studio/member.ts'
import { ROLES, type Role } from '../../../db/studio/roles.ts'

/** The status that each role gets from a route that changes something. */
async function answers(): Promise<Record<string, number>> {
  const ask = async (role: Role) => {
    const app = new Hono<StudioEnv>()
      .use(async (c, next) => {
        c.set('member', { key: 1, session: null, name: 'Nour', role, campaigns: null, expiresAt: null })
        await next()
      })
      .post('/', mayEdit, (c) => c.body(null, 204))
    app.onError((error, c) => {
      if (!(error instanceof ApiError)) throw error
      return problemResponse(c, error)
    })
    return (await app.request('/', { method: 'POST' })).status
  }
  return Object.fromEntries(await Promise.all(ROLES.map(async (role) => [role, await ask(role)])))
}

it('viewers change nothing, editors and owners do', async () => {
  expect(await answers()).toEqual({ viewer: 403, editor: 204, owner: 204 })
})
