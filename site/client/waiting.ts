import type { PrivateLink } from '../../seal/address.ts'
import { fill, formatMoment, formatNumber, keepTogether } from '../i18n/phrase.ts'
import { linkUrl } from './address.ts'
import { copyText } from './clipboard.ts'
import { serverNow } from './clock.ts'
import type { Island } from './island.ts'
import { byId, type Stage, setText } from './stage.ts'

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const

/** Before it opens: says when, counts down, and lets the fan keep a link that has left the address bar. */
export function showWaiting({ slug, locale, words }: Island, stage: Stage, link?: PrivateLink, opens?: number): void {
  const { line, soon, hint, withLink } = words.waiting
  const date = opens === undefined ? undefined : formatMoment(locale, words.moment, opens)
  stage.show('waiting', { line: date ? fill(line, { date }) : soon, hint: link ? withLink : hint })
  if (opens !== undefined) countDown(locale, opens, () => stage.state === 'waiting')
  const keep = byId('keep')
  keep.hidden = !link
  keep.onclick = async () => {
    if (!link) return
    const url = linkUrl(slug, link.letter, link.token, link.letter === 'm')
    stage.hint((await copyText(url)) ? words.kept : url)
  }
}

/** On the server's clock, for as long as the page waits. */
function countDown(locale: string, moment: number, isWaiting: () => boolean): void {
  const tick = () => {
    if (!isWaiting()) return
    const left = Math.max(0, moment - serverNow())
    setText(byId('countdown'), formatLeft(locale, left))
    setTimeout(tick, left % 1000 || 1000)
  }
  tick()
}

/** « 2j 04h 10min 09s », from the largest unit that is not zero. */
function formatLeft(locale: string, left: number): string {
  let rest = Math.ceil(left / 1000) * 1000
  const parts: string[] = []
  for (const [unit, ms] of UNITS) {
    const value = Math.floor(rest / ms)
    rest -= value * ms
    if (value === 0 && parts.length === 0 && unit !== 'second') continue
    const style = { style: 'unit', unit, unitDisplay: 'narrow', minimumIntegerDigits: parts.length ? 2 : 1 } as const
    parts.push(keepTogether(formatNumber(locale, value, style)))
  }
  return parts.join(' ')
}
