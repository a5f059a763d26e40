import type { Tally } from '../../api/contract.ts'
import { countPhrase, formatNumber } from '../i18n/phrase.ts'
import type { Island } from './island.ts'
import { byId, setText } from './stage.ts'

/** A crowd moves the counter four times a second; nobody wants that read out. */
const SPOKEN_EVERY_MS = 20_000

/** Shows the public counter; speaks it now and then. */
export function createCounter({ locale, words }: Island, announce: (text: string) => void) {
  const goal = document.getElementById('goal')
  let spokenAt = 0
  let shown: number | undefined
  return ({ views }: Tally) => {
    if (views === shown) return
    const label = countPhrase(locale, words.views, views)
    const number = formatNumber(locale, views)
    setText(byId('views'), views === 0 ? '' : number)
    setText(byId('views-label'), label)
    if (goal instanceof HTMLProgressElement) goal.value = views
    Object.assign(byId('counter').dataset, { state: 'known', views })
    const isFirst = shown === undefined
    shown = views
    if (isFirst || document.hidden || Date.now() - spokenAt < SPOKEN_EVERY_MS) return
    spokenAt = Date.now()
    announce(`${number} ${label}`)
  }
}
