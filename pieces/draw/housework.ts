import type { KindHousework } from '../housework-kind.ts'
import { heldFrom, hold } from './holding.ts'

/** Winners stand fixed soon after the end, also where nobody looks. */
export const housework: KindHousework<'draw'> = {
  async keep(kept, now) {
    await hold(kept, now)
    const from = heldFrom(kept.piece)
    return now < from ? from : Infinity
  },
}
