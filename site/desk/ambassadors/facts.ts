import type { AmbassadorWords } from '../../ambassador/words/ambassador-words.ts'
import type { Island } from '../../client/island.ts'
import type { ReachWords } from '../../proof/words/proof-words.ts'

/** What the page of an ambassador passes to its script. */
export interface Facts extends Island {
  own: AmbassadorWords
  reach: ReachWords
}
