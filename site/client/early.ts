import type { InvitationAnswer } from '../../api/fan-contract.ts'

let asked: string | undefined

/**
 * Asks once when the branch of a link opens (epoch milliseconds), and tells where that is another moment than its campaign's.
 * Loaded by pages that wait; without a link or a pass there is nothing to ask.
 */
export async function askWindow(slug: string, token: string | undefined, tell: (opens: number) => void): Promise<void> {
  if (token === undefined || token === asked) return
  asked = token
  const response = await fetch(`/api/campaigns/${slug}/invitation`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ link: `c${token}` }),
  }).catch(() => undefined)
  const { opens }: InvitationAnswer = response?.ok ? await response.json() : {}
  if (opens !== undefined) tell(opens)
}
