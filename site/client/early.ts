import type { InvitationAnswer } from '../../api/fan-contract.ts'

/** How long after a failure it is asked again, at least. */
const AGAIN_MS = 5000

let asked: string | undefined

/**
 * Asks until it is answered when the branches of these links open (epoch milliseconds), and tells the earliest: whoever is inside
 * already is early with any link. Loaded by pages that wait; without a link or a pass there is nothing to ask.
 *
 * @param opens when the campaign does
 */
export async function askWindow(
  slug: string,
  links: readonly (string | undefined)[],
  opens: number,
  tell: (opens: number) => void,
): Promise<void> {
  const tokens = [...new Set(links)].filter((token) => token !== undefined)
  if (tokens.length === 0 || tokens.join() === asked) return
  asked = tokens.join()
  const answers = await Promise.all(tokens.map((token) => ask(slug, token)))
  const moments = answers.flatMap((answer) => (typeof answer === 'string' ? [] : (answer.opens ?? opens)))
  if (moments.length > 0) tell(Math.min(...moments))
  if (!answers.includes('away')) return
  asked = undefined
  setTimeout(() => void askWindow(slug, links, opens, tell), AGAIN_MS * (1 + Math.random()))
}

async function ask(slug: string, token: string): Promise<Pick<InvitationAnswer, 'opens'> | 'refused' | 'away'> {
  const response = await fetch(`/api/campaigns/${slug}/invitation`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ link: `c${token}` }),
  }).catch(() => undefined)
  const isRefused = response && !response.ok && response.status < 500 && response.status !== 429
  if (isRefused) return 'refused'
  return response?.ok ? response.json().catch(() => 'away') : 'away'
}
