import type { FollowsAnswer } from '../../../api/studio/contract/follows-schema.ts'
import type { DeskAnswer, LineState, SortAnswer } from '../../../api/studio/contract/told-schema.ts'
import type { WordAnswer } from '../../../api/studio/contract/word-schema.ts'
import { ask } from '../api.ts'

const at = (slug: string, route: string) => `/api/studio/campaigns/${encodeURIComponent(slug)}/${route}`

async function send<Answer>(method: string, path: string, body: object): Promise<Answer> {
  const headers = { 'Content-Type': 'application/json' }
  return (await (await ask(path, { method, headers, body: JSON.stringify(body) })).json()) as Answer
}

/** What is asked of the studio's API here. Every method throws `Refusal`. */
export const requests = {
  follows: async (slug: string, circle?: string) => {
    const query = circle === undefined ? '' : `?${new URLSearchParams({ circle })}`
    return (await (await ask(`${at(slug, 'follows')}${query}`)).json()) as FollowsAnswer
  },
  words: async (slug: string) => (await (await ask(at(slug, 'word'))).json()) as WordAnswer,
  say: (slug: string, word: { locale: string; circle: string } & ({ text: string } | { again: number })) =>
    send<WordAnswer>('POST', at(slug, 'word'), word),
  told: async (slug: string, queue: LineState, after?: string) => {
    const query = new URLSearchParams({ queue, ...(after !== undefined && { after }) })
    return (await (await ask(`${at(slug, 'told')}?${query}`)).json()) as DeskAnswer
  },
  sort: (slug: string, ids: readonly string[], state: LineState) =>
    send<SortAnswer>('PATCH', at(slug, 'told'), { ids, state }),
}
