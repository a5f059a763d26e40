import type { InvitationAnswer } from '../../api/fan-contract.ts'

/** How long after a failure it is asked again, at least. */
const AGAIN_MS = 5000

let asked: string | undefined

/**
 * Asks until it is answered when the branch of a link opens (epoch milliseconds), and tells where that is another moment than its campaign's.
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
  const isRefused = response && !response.ok && response.status < 500 && response.status !== 429
  if (isRefused) return
  const answer: InvitationAnswer | undefined = await (response?.ok ? response.json().catch(() => undefined) : undefined)
  if (answer?.opens !== undefined) tell(answer.opens)
  if (answer) return
  asked = undefined
  setTimeout(() => void askWindow(slug, token, tell), AGAIN_MS * (1 + Math.random()))
}
