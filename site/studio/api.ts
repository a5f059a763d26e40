import type { z } from 'zod'
import type {
  audit,
  campaignsAnswer,
  linkAnswer,
  linkBody,
  Report,
  ReportQuery,
  rootLink,
  rootsBody,
  session,
  Tree,
} from '../../api/studio/contract.ts'

export type Session = z.output<typeof session>
export type Campaigns = z.output<typeof campaignsAnswer>
export type RootLink = z.output<typeof rootLink>
export type NewRoots = z.input<typeof rootsBody>['roots']
export type LinkChange = z.input<typeof linkBody>
export type LinkAnswer = z.output<typeof linkAnswer>
export type AuditEntries = z.output<typeof audit>['entries']

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

const BASE = '/api/studio'
const TIMEOUT_MS = 20_000

/** Every method throws {@link Refusal}. */
export const api = {
  session: () => request<Session>('/session'),
  signIn: (key: string) => request<Session>('/session', 'POST', { key }),
  signOut: () => request<void>('/session', 'DELETE'),
  campaigns: () => request<Campaigns>('/campaigns'),
  report: (slug: string, query: ReportQuery) => request<Report>(`${ofCampaign(slug)}/report${queryText(query)}`),
  tree: (slug: string, query: { root?: string; fold?: number }) =>
    request<Tree>(`${ofCampaign(slug)}/tree${queryText(query)}`),
  roots: (slug: string) => request<RootLink[]>(`${ofCampaign(slug)}/roots`),
  createRoots: (slug: string, roots: NewRoots) => request<RootLink[]>(`${ofCampaign(slug)}/roots`, 'POST', { roots }),
  changeLink: (slug: string, node: string, change: LinkChange) =>
    request<LinkAnswer>(`${ofCampaign(slug)}/links/${node}`, 'PATCH', change),
}

export const liveUrl = (slug: string, query: ReportQuery) => `${BASE}${ofCampaign(slug)}/live${queryText(query)}`

export const exportUrl = (slug: string, table: string, query: ReportQuery) =>
  `${BASE}${ofCampaign(slug)}/export/${table}${queryText(query)}`

function ofCampaign(slug: string): string {
  return `/campaigns/${encodeURIComponent(slug)}`
}

function queryText(query: Record<string, string | number | undefined>): string {
  const entries = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
  return entries.length > 0 ? `?${new URLSearchParams(entries)}` : ''
}

async function request<Answer>(path: string, method = 'GET', body?: unknown): Promise<Answer> {
  const response = await fetch(BASE + path, {
    method,
    signal: AbortSignal.timeout(TIMEOUT_MS),
    ...(body !== undefined && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  }).catch((cause: unknown) => {
    throw new Refusal(0, cause)
  })
  if (!response.ok) throw new Refusal(response.status)
  return (response.status === 204 ? undefined : await response.json()) as Answer
}
