import { join } from 'node:path'
import { CONFIG } from '../../campaigns/campaign.ts'
import { opensAt, opensBy, type UnlockRule } from '../../campaigns/unlock.ts'
import type { KindCheck, PieceFolder } from '../check.ts'
import { MOST_PRIZES } from './schema.ts'

const DAY_MS = 86_400_000

const LAW =
  'prizes by chance: French law takes for a lottery what costs anything to enter (Code de la sécurité intérieure, L322-1 to L322-2-1), other countries have theirs, and Meta asks for rules of its own'

export const check: KindCheck<'draw'> = {
  async complete({ prizes, closes, claim, terms, unlock }, here) {
    const drawn = prizes.reduce((sum, { count }) => sum + count, 0)
    if (drawn > MOST_PRIZES) here.report(['prizes'], `${drawn} prizes, expected ${MOST_PRIZES} at most`)
    here.report([], `${LAW}, expected terms that your client’s counsel has read`, 'warning')
    if (opensBy('shares')({ unlock }) || opensBy('branch')({ unlock }))
      here.report(
        ['unlock'],
        'a ticket that has to be earned by sharing may count as a price, expected unlock: link',
        'warning',
      )
    checkTimes({ closes, claim, unlock }, here)
    return {
      ...{ kind: 'draw' as const, prizes, closes, claim, terms },
      ...{ file: join(here.folder, CONFIG), media: [], films: [], sounds: [] },
    }
  },
  async translate(piece, locale, { prizes: names, terms = piece.terms }, { report }) {
    const { length } = piece.prizes
    if (names && names.length !== length)
      report(['prizes'], `${names.length} names, expected ${length}: one for each line of its prizes, in their order`)
    const prizes = piece.prizes.map((prize, i) => ({ ...prize, translated: names?.[i] }))
    return names || terms !== piece.terms ? { ...piece, locale, prizes, terms } : piece
  },
  untranslated: ({ id }) => `prizes and terms of ${id}`,
}

/** A draw is held within its campaign, and its prizes are claimed while the campaign still knows whose they are. */
function checkTimes(
  { closes, claim, unlock }: { closes: number; claim: number; unlock: UnlockRule },
  { config, report }: PieceFolder,
): void {
  if (closes <= opensAt(unlock, config.opens))
    report(['closes'], 'not after the draw opens: nobody could take a ticket, expected a later moment')
  const { closes: end = Infinity, retention } = config
  // Without an end the tree is folded some time after its last view, and a ticket of a folded tree is nobody's.
  if (end === Infinity)
    report(
      [],
      `the campaign has no end, so its passes are forgotten ${retention} days after its last view, perhaps before this draw, expected closes of the campaign`,
    )
  const claimedUntil = closes + claim * DAY_MS
  if (claimedUntil > end)
    report(
      ['claim'],
      'prizes could be claimed until after the campaign closes, and nobody gets in then, expected fewer days, an earlier closes here, or a later one of the campaign',
    )
  if (claimedUntil > end + retention * DAY_MS)
    report(['claim'], 'longer than the campaign knows its passes (retention)')
}
