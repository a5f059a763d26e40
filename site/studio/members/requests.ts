import type * as z from 'zod'
import type {
  EnlistedAnswer,
  ListsAnswer,
  MembersAnswer,
  membersBody,
  TakeOverAnswer,
} from '../../../api/studio/contract/members-schema.ts'
import { Refusal } from '../api.ts'

/** A list of twenty thousand takes seconds, on a slow connection a minute. */
const TIMEOUT_MS = 120_000

const addressOf = (slug: string) => `/api/studio/campaigns/${encodeURIComponent(slug)}/members`

/** A refusal of a list, with the API's sentence, which names the line. */
export class ListRefusal extends Refusal {
  override name = 'ListRefusal'
  readonly detail: string

  constructor(status: number, detail: string) {
    super(status)
    this.detail = detail
  }
}

async function request<Answer>(address: string, body?: unknown): Promise<Answer> {
  const sent = body !== undefined && {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  }
  const response = await fetch(address, { ...sent, signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(
    (cause: unknown) => {
      throw new Refusal(0, cause)
    },
  )
  if (response.ok) return (await response.json()) as Answer
  const { detail }: { detail?: string } = await response.json().catch(() => ({}))
  if (response.status === 400 && detail) throw new ListRefusal(400, detail)
  throw new Refusal(response.status)
}

export type Member = MembersAnswer['members'][number]
export type MemberList = ListsAnswer['lists'][number]

/** Every method throws {@link Refusal}. */
export const requests = {
  lists: (slug: string) => request<ListsAnswer>(addressOf(slug)),
  enlist: (slug: string, body: z.input<typeof membersBody>) => request<EnlistedAnswer>(addressOf(slug), body),
  takeOver: (slug: string, from: string) => request<TakeOverAnswer>(`${addressOf(slug)}/take-over`, { from }),
  /** All links of a list, page by page. */
  members: async (slug: string, list: string): Promise<Member[]> => {
    const found: Member[] = []
    for (let next: string | null = ''; next !== null; ) {
      const query = new URLSearchParams({ most: '2000', ...(next !== '' && { after: next }) })
      const page: MembersAnswer = await request(`${addressOf(slug)}/${list}?${query}`)
      found.push(...page.members)
      next = page.next
    }
    return found
  },
}
