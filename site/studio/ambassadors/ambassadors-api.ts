import type * as z from 'zod'
import type { ProofAnswer } from '../../../api/ambassadors/contract.ts'
import type { AmbassadorsAnswer, noteDecision, PageAnswer } from '../../../api/studio/contract/ambassadors-schema.ts'
import { ask } from '../api.ts'

export type Decision = z.input<typeof noteDecision>

const base = (slug: string) => `/api/studio/campaigns/${slug}/ambassadors`
const json = (method: string, body: unknown = {}) => ({
  method,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
})

/** What the studio asks about ambassadors. Every method throws `Refusal`. */
export const ambassadorsApi = {
  async list(slug: string, q: string): Promise<AmbassadorsAnswer> {
    const query = q ? `?${new URLSearchParams({ q })}` : ''
    return (await ask(base(slug) + query)).json()
  },
  async renew(slug: string, node: string): Promise<PageAnswer> {
    return (await ask(`${base(slug)}/${node}/page`, json('POST'))).json()
  },
  async decide(slug: string, node: string, decision: Decision): Promise<void> {
    await ask(`${base(slug)}/${node}/note`, json('PATCH', decision))
  },
  async prove(slug: string, node: string): Promise<ProofAnswer> {
    return (await ask(`${base(slug)}/${node}/proof?named=yes`)).json()
  },
}
