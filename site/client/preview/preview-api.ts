import type { CircleState, PreviewAnswer } from '../../../api/fan-contract.ts'
import { type Api, Refusal } from '../api.ts'
import type { Island } from '../island.ts'
import type { Dated } from '../latest-tally.ts'

/** A stand-in for the pass, which is never sent. */
const NO_PASS = 'preview'

/** An API that answers as if everything had been earned, from the answer of the preview route. It sends nothing. */
export function createPreviewApi(api: Api, { pieces }: Island, answer: PreviewAnswer & Dated): Api {
  const { keys, tally, word, words, asOf } = answer
  const shown = { keys, tally, asOf, pieces: pieces.map(({ id }) => ({ piece: id, unlocked: true })) }
  const own = { ...shown, link: '', mine: { views: 0, further: 0, generations: 0 }, ...(word && { word }) }
  return {
    ...api,
    // Any circle can be looked at, as it is with nobody in it.
    unlock: async ({ circle }) => ({ ...own, ...(circle && { circle: empty(circle) }), counted: false, pass: NO_PASS }),
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

function empty(id: string): CircleState {
  return { id, of: id, number: 1, parts: 1, views: 0, goal: null, splitAt: null }
}

/** Keys of the pieces that the reveal opens: all but those that own shares earn. */
function revealed(pieces: Island['pieces'], keys: Record<string, string>): Record<string, string> {
  const isEarned = (id: string) => {
    const unlock = pieces.find((piece) => piece.id === id)?.unlock
    return typeof unlock === 'object' && 'shares' in unlock
  }
  return Object.fromEntries(Object.entries(keys).filter(([id]) => !isEarned(id)))
}
