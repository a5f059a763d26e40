import type { PieceState } from '../../api/fan-contract.ts'
import { formatCount } from '../i18n/numerals.ts'
import { fill, formatMoment } from '../i18n/phrase.ts'
import type { Island } from './island.ts'
import { byId, setText } from './stage.ts'

/** The most steps of a bar: more are too narrow to be counted. */
const MOST_STEPS = 12

/** How near the viewport dates are formatted: on a slow phone the first one takes a long task. */
const NEAR = '50% 0px'

/** Shows the progress of locked pieces: those that wait for the campaign's `views`, or, by `states`, for the fan's own. */
export type ShowProgress = (known: { views?: number; states?: PieceState[] }) => void

export function createProgress({ locale, numerals, words, pieces }: Island): ShowProgress {
  const moments = nameMoments(locale, words.moment)
  /** Again with every answer: a circle adds pieces. */
  const prepare = () => {
    for (const time of document.querySelectorAll<HTMLTimeElement>('[data-piece] time:not([data-watched])')) {
      time.dataset.watched = ''
      moments.observe(time)
    }
    for (const bar of document.querySelectorAll<HTMLProgressElement>('[data-piece] progress')) {
      if (bar.max <= MOST_STEPS) bar.style.setProperty('--steps', String(bar.max))
    }
  }
  prepare()
  return ({ views, states = [] }) => {
    prepare()
    for (const { id, unlock } of pieces) {
      if (unlock === 'link' || 'at' in unlock) continue
      const have = 'views' in unlock ? views : states.find(({ piece }) => piece === id)?.have
      if (have === undefined) continue
      const element = byId(`piece-${id}`)
      const bar = element.querySelector('progress')
      if (!bar) continue
      bar.value = have
      // A bar's value is clamped to its maximum.
      const [done, all] = [bar.value, bar.max].map((n) => formatCount(numerals, n))
      for (const text of element.querySelectorAll('.progress-text')) {
        setText(text, fill(words.progress, { have: done ?? '', need: all ?? '' }))
      }
    }
  }
}

/** Writes moments that it observes in the fan's own time zone. */
function nameMoments(locale: string, pattern: string): IntersectionObserver {
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting || !(target instanceof HTMLTimeElement)) continue
        observer.unobserve(target)
        setText(target, formatMoment(locale, pattern, Date.parse(target.dateTime)))
      }
    },
    { rootMargin: NEAR },
  )
  return observer
}
