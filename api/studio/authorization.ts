import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { DeskDeps, StudioDeps } from '../deps.ts'
import { ApiError } from '../errors.ts'
import { findKey } from './key-lookup.ts'
import { type Member, maySee, type StudioCampaignEnv, type StudioEnv } from './member.ts'
import type { Sessions } from './sessions.ts'

/** Authenticates: by a session, or by `Authorization: Bearer <studio key>`. */
export function signedIn(deps: DeskDeps, sessions: Sessions) {
  return createMiddleware<StudioEnv>(async (c, next) => {
    const member = await (c.req.header('Authorization') === undefined ? sessions.find(c) : findMachine(deps, c))
    if (!member) throw new ApiError('signed-out')
    c.set('member', member)
    await next()
  })
}

async function findMachine(deps: DeskDeps, c: Context): Promise<Member | undefined> {
  const [, shown] = /^Bearer +(\S+)$/i.exec(c.req.header('Authorization') ?? '') ?? []
  const key = shown === undefined ? undefined : await findKey(deps, c, shown)
  return key && { ...key, key: key.id, session: null }
}

/** Finds the campaign of the path. One that the member may not see is answered like an unknown one, by the same steps. */
export function mayRead({ catalogue }: Pick<DeskDeps, 'catalogue'>) {
  return createMiddleware<StudioCampaignEnv>(async (c, next) => {
    const slug = c.req.param('slug') ?? ''
    const isAllowed = maySee(c.get('member'), slug)
    const campaign = catalogue.find(slug)
    if (!campaign || !isAllowed) throw new ApiError('campaign-unknown')
    c.set('campaign', campaign)
    await next()
  })
}

/** Takes the store of the campaign, with all that is counted. */
export function inStore({ storeOf, absences }: Pick<StudioDeps, 'storeOf' | 'absences'>) {
  return createMiddleware<StudioCampaignEnv>(async (c, next) => {
    const { slug } = c.get('campaign')
    await absences.requireHere(slug)
    const store = storeOf(slug)
    c.set('store', store)
    await store.ledger.settle()
    await next()
  })
}

/** Authorizes routes that change something. */
export const mayEdit = createMiddleware<StudioEnv>(async (c, next) => {
  if (c.get('member').role === 'viewer') throw new ApiError('forbidden')
  await next()
})
