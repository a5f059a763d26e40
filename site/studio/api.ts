import { hc, type InferResponseType } from 'hono/client'
import type * as z from 'zod'
import type { App } from '../../api/app.ts'
import type { linkAnswer, linkBody } from '../../api/studio/contract/links-schema.ts'
import type { ReportQuery } from '../../api/studio/contract/report-schema.ts'
import type { rootsBody } from '../../api/studio/contract/roots-schema.ts'
import type { Tree } from '../../api/studio/contract/tree-schema.ts'

/** The API, or the network, refused a request. */
export class Refusal extends Error {
  override name = 'Refusal'
  /** HTTP status; 0: the API was not reached. */
  readonly status: number

  constructor(status: number, cause?: unknown) {
    super(`The API answered ${status}`, { cause })
    this.status = status
  }
}

const TIMEOUT_MS = 20_000

/** `fetch` with a timeout, which throws one kind of error. */
export const ask: typeof fetch = async (input, init) => {
  const response = await fetch(input, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) }).catch((cause: unknown) => {
    throw new Refusal(0, cause)
  })
  if (!response.ok) throw new Refusal(response.status)
  return response
}

const { studio } = hc<App>(location.origin, { fetch: ask }).api
const campaign = studio.campaigns[':slug']

export type { Tree }
export type Session = InferResponseType<typeof studio.session.$get, 200>
export type Report = InferResponseType<typeof campaign.report.$get, 200>
export type Campaigns = InferResponseType<typeof studio.campaigns.$get, 200>
export type Changes = InferResponseType<typeof studio.audit.$get, 200>
export type RootLink = InferResponseType<typeof campaign.roots.$get, 200>['roots'][number]
export type PreviewLink = InferResponseType<typeof campaign.previews.$get, 200>['previews'][number]
export type NewRoots = z.input<typeof rootsBody>['roots']
export type LinkChange = z.input<typeof linkBody>
export type LinkAnswer = z.output<typeof linkAnswer>

/** Query parameters of a request. */
function asText({ from, to, bucket, channel, root, circle, zone }: ReportQuery) {
  return {
    zone,
    ...(from !== undefined && { from: String(from) }),
    ...(to !== undefined && { to: String(to) }),
    ...(bucket && { bucket }),
    ...(channel && { channel }),
    ...(root && { root }),
    ...(circle && { circle }),
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
  pieceReport: async (slug: string, piece: string, query: ReportQuery) =>
    (await campaign.pieces[':piece'].report.$get({ param: { slug, piece }, query: asText(query) })).json(),
  tree: async (slug: string, query: { root?: string; fold?: string }): Promise<Tree> =>
    // Parsed here: the route sends text that was drawn once for everybody, so its type is unknown.
    JSON.parse(await (await campaign.tree.$get({ param: { slug }, query })).text()),
  changes: async (slug: string) => (await studio.audit.$get({ query: { campaign: slug } })).json(),
  roots: async (slug: string) => (await (await campaign.roots.$get({ param: { slug } })).json()).roots,
  createRoots: async (slug: string, roots: NewRoots) =>
    (await (await campaign.roots.$post({ param: { slug }, json: { roots } })).json()).roots,
  previews: async (slug: string) => (await (await campaign.previews.$get({ param: { slug } })).json()).previews,
  createPreview: (slug: string, expiresAt: number) => campaign.previews.$post({ param: { slug }, json: { expiresAt } }),
  endPreview: (slug: string, id: number) => campaign.previews[':id'].$delete({ param: { slug, id: String(id) } }),
  /** @param node `all`: the whole campaign */
  changeLink: async (slug: string, node: string, change: LinkChange): Promise<LinkAnswer> =>
    (await campaign.links[':node'].$patch({ param: { slug, node }, json: change })).json(),
}

export function liveUrl(slug: string, query: ReportQuery): URL {
  return campaign.live.$url({ param: { slug }, query: asText(query) })
}

export function exportUrl(slug: string, file: string, query: ReportQuery, hasSemicolons: boolean): string {
  const form = hasSemicolons && { separator: 'semicolon' as const }
  return campaign.export[':file'].$url({ param: { slug, file }, query: { ...asText(query), ...form } }).href
}
