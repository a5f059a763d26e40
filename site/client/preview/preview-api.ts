import type { PreviewAnswer } from '../../../api/fan-contract.ts'
import { type Api, Refusal } from '../api.ts'
import type { Island } from '../island.ts'
import type { Dated } from '../latest-tally.ts'

/** Never sent: what it would be sent to is answered here. */
const NO_PASS = 'preview'

/** Answers as the API does once everything has been earned, from what a preview was given. Nothing is sent. */
export function createPreviewApi(api: Api, { pieces }: Island, answer: PreviewAnswer & Dated): Api {
  const { keys, tally, words, asOf } = answer
  const shown = { keys, tally, asOf, pieces: pieces.map(({ id }) => ({ piece: id, unlocked: true })) }
  const own = { ...shown, link: '', mine: { views: 0, further: 0, generations: 0 } }
  return {
    ...api,
    unlock: async () => ({ ...own, counted: false, pass: NO_PASS }),
    pass: async () => own,
    keys: async () => ({ ...shown, keys: revealed(pieces, keys) }),
    words: async () => {
      if (!words) throw new Refusal('slow-down')
      return { ...words, asOf }
    },
    intend: () => true,
    isPreview: true,
  }
}

/** What the reveal opens to everybody: not what own shares earn. */
function revealed(pieces: Island['pieces'], keys: Record<string, string>): Record<string, string> {
  const isEarned = (id: string) => {
    const unlock = pieces.find((piece) => piece.id === id)?.unlock
    return typeof unlock === 'object' && 'shares' in unlock
  }
  return Object.fromEntries(Object.entries(keys).filter(([id]) => !isEarned(id)))
}
