import type { InvitationAnswer } from '../../api/fan-contract.ts'
import type { Landing } from './address.ts'
import { type Api, request } from './api.ts'
import type { Island } from './island.ts'

export interface Invited {
  island: Pick<Island, 'slug'>
  api: Pick<Api, 'isPreview'>
  opening: { arrival: Landing }
}

/** By what was asked. */
const answers = new Map<string, Promise<InvitationAnswer>>()

/** Asks again from here on: the campaign is not what it was. */
export const forgetInvitation = () => answers.clear()

/** What the link brings, asked once. In a preview there is no link, so that every circle can be looked at. */
export function invited({ island: { slug }, api, opening: { arrival } }: Invited): Promise<InvitationAnswer> {
  if (api.isPreview) return Promise.resolve({ circle: null })
  const { link, meanings } = arrival
  const body = JSON.stringify({ link: meanings ?? (link && link.letter + link.token) })
  const known = answers.get(body)
  if (known) return known
  const headers = { 'Content-Type': 'application/json' }
  const asked = request<InvitationAnswer>(`/api/campaigns/${slug}/invitation`, { method: 'POST', headers, body })
  answers.set(body, asked)
  asked.catch(() => answers.delete(body))
  return asked
}
