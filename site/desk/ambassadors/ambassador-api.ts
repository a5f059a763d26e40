import type { AmbassadorAnswer, ProofAnswer } from '../../../api/ambassadors/contract.ts'
import type { ContactDetail } from '../../../campaigns/contact-details.ts'
import { patiently, type Refusal, refusal } from '../../client/api.ts'

export type { AmbassadorAnswer }

/** The note was not taken: it holds what has no place in it. */
export class NoteUnfit extends Error {
  override name = 'NoteUnfit'
  readonly holds: ContactDetail

  constructor(holds: ContactDetail) {
    super(holds)
    this.holds = holds
  }
}

/** The routes of one ambassador's page. Every method throws {@link Refusal}; `write` also {@link NoteUnfit}. */
export interface AmbassadorApi {
  read(): Promise<AmbassadorAnswer>
  write(text: string): Promise<AmbassadorAnswer>
  withdraw(): Promise<AmbassadorAnswer>
  list(listed: boolean): Promise<AmbassadorAnswer>
  prove(isNamed: boolean): Promise<ProofAnswer>
}

export function createAmbassadorApi(slug: string, token: string): AmbassadorApi {
  const base = `/api/campaigns/${slug}/ambassador`
  const ask = <Answer>(path: string, method = 'GET', body?: unknown): Promise<Answer> =>
    patiently(async (signal) => {
      const headers = { Authorization: `Ambassador ${token}`, 'Content-Type': 'application/json' }
      const sent = { method, headers, signal, ...(body !== undefined && { body: JSON.stringify(body) }) }
      const response = await fetch(base + path, sent)
      if (response.status === 422)
        return { unfit: ((await response.json()) as { reasons: [ContactDetail] }).reasons[0] } as Answer
      if (!response.ok) throw (await refusal(response)) satisfies Refusal
      return (await response.json()) as Answer
    })
  const days = () => `?offset=${-new Date().getTimezoneOffset()}`
  return {
    read: () => ask(days()),
    async write(text) {
      const answer = await ask<AmbassadorAnswer | { unfit: ContactDetail }>(`/note${days()}`, 'PUT', { text })
      if ('unfit' in answer) throw new NoteUnfit(answer.unfit)
      return answer
    },
    withdraw: () => ask(`/note${days()}`, 'DELETE'),
    list: (listed) => ask(`/ranking${days()}`, 'PUT', { listed }),
    prove: (isNamed) => ask(`/proof?named=${isNamed ? 'yes' : 'no'}`),
  }
}
