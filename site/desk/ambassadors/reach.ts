import { byId, setText } from '../../client/stage.ts'
import { formatCount } from '../../i18n/numerals.ts'
import { countPhrase, fill, ordinal } from '../../i18n/phrase.ts'
import { daysOf, reachLine } from '../proofs/reach-words.ts'
import type { AmbassadorAnswer } from './ambassador-api.ts'
import type { Facts } from './facts.ts'

/** Two weeks: what was before is in the sum. */
const MOST_DAYS = 14

/** Shows how far the link went: the figure, the hands, the days. */
export function showReach(facts: Facts, { reach, days }: AmbassadorAnswer): void {
  const { numerals, own, locale } = facts
  const { people, hands, from, to } = reach
  setText(byId('people'), formatCount(numerals, people))
  setText(byId('people-word'), people === 0 ? '' : countPhrase(numerals, facts.reach.people, people))
  const line = reachLine(numerals, facts.reach, { hands: hands.length, days: daysOf(from ?? 0, to ?? 0) })
  setText(byId('depth'), people === 0 ? own.reach.none : line)
  byId('courses').hidden = people === 0
  const count = (n: number) => formatCount(numerals, n)
  bars(
    'hands',
    hands.map((n, i) => ({ name: fill(own.reach.hand, { n: count(i + 1) }), n, text: count(n) })),
  )
  const day = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
    numberingSystem: 'latn',
  })
  bars(
    'days',
    days.slice(-MOST_DAYS).map((each) => ({
      name: ordinal(locale, day.format(Date.parse(each.day))),
      n: each.people,
      text: count(each.people),
    })),
  )
}

interface Bar {
  name: string
  n: number
  text: string
  isMine?: boolean
}

/** Lists figures with a bar each, the longest as wide as there is room; a row that stays is not made anew. */
export function bars(id: string, rows: readonly Bar[]): void {
  const list = byId(id)
  const most = Math.max(1, ...rows.map(({ n }) => n))
  while (list.children.length > rows.length) list.lastElementChild?.remove()
  rows.forEach(({ name, n, text, isMine = false }, i) => {
    const row = list.children[i] ?? list.appendChild(newRow())
    const [title, bar, figure] = row.children as unknown as [HTMLElement, HTMLElement, HTMLElement]
    setText(title, name)
    setText(figure, text)
    bar.style.setProperty('--share', String(n / most))
    row.className = isMine ? 'mine' : ''
  })
}

function newRow(): HTMLLIElement {
  const row = document.createElement('li')
  const [title, bar, figure] = [0, 1, 2].map(() => document.createElement('span'))
  bar?.classList.add('bar')
  bar?.setAttribute('aria-hidden', 'true')
  title?.setAttribute('dir', 'auto')
  row.append(title ?? '', bar ?? '', figure ?? '')
  return row
}
