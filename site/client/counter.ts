import type { Tally } from '../../api/fan-contract.ts'
import { formatCount } from '../i18n/numerals.ts'
import { countPhrase } from '../i18n/phrase.ts'
import { milestoneBetween, turnDigits } from './digits.ts'
import type { Island } from './island.ts'
import { byId, setText } from './stage.ts'

/** Interval of announcements: a crowd moves the counter four times a second, too often to be read out. */
const SPOKEN_EVERY_MS = 20_000

const MILESTONE_MS = 6000

/** Shows the public counter; speaks it now and then, and at a milestone, unless something else is being said. */
export function createCounter({ numerals, words }: Island, announce: (text: string) => void) {
  const counter = byId('counter')
  const goal = document.getElementById('goal')
  const goalLabel = document.getElementById('goal-label')
  const goalAsked = goalLabel?.textContent ?? ''
  const most = goal instanceof HTMLProgressElement ? goal.max : Infinity
  let spokenAt = 0
  let shown: number | undefined

  const show = (views: number, label: string) => {
    const number = views === 0 ? '' : formatCount(numerals, views)
    // The placeholder is removed: it is no figure to turn digits from.
    if (shown === undefined) byId('views').replaceChildren()
    turnDigits(byId('views'), number)
    // Read out as one number, and not digit by digit.
    setText(byId('views-said'), number)
    setText(byId('views-label'), label)
    if (goal instanceof HTMLProgressElement) goal.value = views
    if (goalLabel) setText(goalLabel, views >= most ? words.goalReached : goalAsked)
    counter.style.setProperty('--views', String(views))
    Object.assign(counter.dataset, { state: 'known', views })
    if (views >= most) counter.dataset.goal = 'reached'
    else delete counter.dataset.goal
  }
  const mark = () => {
    counter.dataset.milestone = ''
    setTimeout(() => delete counter.dataset.milestone, MILESTONE_MS)
  }

  return ({ views }: Tally, isSpoken: boolean) => {
    if (views === shown) return
    const label = countPhrase(numerals, words.views, views)
    show(views, label)
    const before = shown
    shown = views
    if (before === undefined || document.hidden) return
    const isGoal = before < most && views >= most
    const isMilestone = isGoal || milestoneBetween(before, views) !== undefined
    if (isMilestone) mark()
    if (!isSpoken || (!isMilestone && Date.now() - spokenAt < SPOKEN_EVERY_MS)) return
    spokenAt = Date.now()
    announce(`${formatCount(numerals, views)} ${label}${isGoal ? `. ${words.goalReached}` : ''}`)
  }
}
