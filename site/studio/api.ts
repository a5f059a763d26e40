import { hc, type InferResponseType } from 'hono/client'
import type { z } from 'zod'
import type { App } from '../../api/app.ts'
import type { linkAnswer, linkBody, ReportQuery, rootLink, rootsBody } from '../../api/studio/contract.ts'

/** The API, or the way to it, said no. */
export class Refusal extends Error {
  override name = 'Refusal'
  /** 0: it was not reached. */
  readonly status: number

  constructor(status: number, cause?: unknown) {
    super(`The API answered ${status}`, { cause })
    this.status = status
  }
}

const TIMEOUT_MS = 20_000

/** As a fetch that gives up, and says in one way that it was refused. */
const ask: typeof fetch = async (input, init) => {
  const response = await fetch(input, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) }).catch((cause: unknown) => {
    throw new Refusal(0, cause)
  })
  if (!response.ok) throw new Refusal(response.status)
  return response
}

const { studio } = hc<App>(location.origin, { fetch: ask }).api
const campaign = studio.campaigns[':slug']

export type Session = InferResponseType<typeof studio.session.$get, 200>
export type Report = InferResponseType<typeof campaign.report.$get, 200>
export type Tree = InferResponseType<typeof campaign.tree.$get, 200>
export type Campaigns = InferResponseType<typeof studio.campaigns.$get, 200>
export type RootLink = z.output<typeof rootLink>
export type NewRoots = z.input<typeof rootsBody>['roots']
export type LinkChange = z.input<typeof linkBody>
export type LinkAnswer = z.output<typeof linkAnswer>

/** As it stands in the address of a request. */
function asText({ from, to, bucket, channel, root, zone }: ReportQuery) {
  return {
    zone,
    ...(from !== undefined && { from: String(from) }),
    ...(to !== undefined && { to: String(to) }),
    ...(bucket && { bucket }),
    ...(channel && { channel }),
    ...(root && { root }),
  }
}

/** Every method throws {@link Refusal}. */
export const api = {
  session: async () => (await studio.session.$get()).json(),
  signIn: async (key: string) => (await studio.session.$post({ json: { key } })).json(),
  signOut: () => studio.session.$delete(),
  signOutEverywhere: () => studio.sessions.$delete(),
  campaigns: async () => (await studio.campaigns.$get()).json(),
  report: async (slug: string, query: ReportQuery) =>
    (await campaign.report.$get({ param: { slug }, query: asText(query) })).json(),
  tree: async (slug: string, root: string | undefined) =>
    (await campaign.tree.$get({ param: { slug }, query: root === undefined ? {} : { root } })).json(),
  roots: (slug: string) => links<RootLink[]>(slug, 'roots', 'GET'),
  createRoots: (slug: string, roots: NewRoots) => links<RootLink[]>(slug, 'roots', 'POST', { roots }),
  changeLink: (slug: string, node: string, change: LinkChange) =>
    links<LinkAnswer>(slug, `links/${node}`, 'PATCH', change),
}

export function liveUrl(slug: string, query: ReportQuery): URL {
  return campaign.live.$url({ param: { slug }, query: asText(query) })
}

export function exportUrl(slug: string, file: string, query: ReportQuery): string {
  return `/api/studio/campaigns/${slug}/export/${file}?${new URLSearchParams(Object.entries(asText(query)))}`
}

async function links<Answer>(slug: string, path: string, method: string, body?: unknown): Promise<Answer> {
  const response = await ask(`/api/studio/campaigns/${slug}/${path}`, {
    method,
    ...(body !== undefined && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  })
  return (await response.json()) as Answer
}
