import type { PieceState, Tally } from '../../api/contract.ts'
import { fill, formatMoment, formatNumber } from '../i18n/phrase.ts'
import type { Island } from './island.ts'
import { pageLoaded } from './load-inside.ts'
import { byId, setText } from './stage.ts'

/** Beyond, steps are too narrow to be counted. */
const MOST_STEPS = 12

/** Shows how far the locked pieces are. Own shares are known only from `states`; the campaign's views always. */
export type ShowProgress = (tally: Tally, states?: PieceState[]) => void

export function createProgress({ locale, words, pieces }: Island): ShowProgress {
  // A slow phone takes a while to learn how dates are written: the gate goes first.
  void pageLoaded().then(() => {
    for (const time of document.querySelectorAll<HTMLTimeElement>('[data-piece] time')) {
      setText(time, formatMoment(locale, words.moment, Date.parse(time.dateTime)))
    }
  })
  for (const bar of document.querySelectorAll<HTMLProgressElement>('[data-piece] progress')) {
    if (bar.max <= MOST_STEPS) bar.style.setProperty('--steps', String(bar.max))
  }
  return ({ views }, states = []) => {
    for (const { id, unlock } of pieces) {
      if (unlock === 'link' || 'at' in unlock) continue
      const have = 'views' in unlock ? views : states.find(({ piece }) => piece === id)?.have
      if (have === undefined) continue
      const need = 'views' in unlock ? unlock.views : unlock.shares
      const [done, all] = [Math.min(have, need), need].map((n) => formatNumber(locale, n))
      const element = byId(`piece-${id}`)
      const bar = element.querySelector('progress')
      if (bar) bar.value = have
      for (const text of element.querySelectorAll('.progress-text')) {
        setText(text, fill(words.progress, { have: done ?? '', need: all ?? '' }))
      }
    }
  }
}
