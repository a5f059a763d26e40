import type { PrivateLink } from '../../seal/address.ts'
import { formatDuration } from '../i18n/duration.ts'
import { fill, formatMoment } from '../i18n/phrase.ts'
import { linkUrl } from './address.ts'
import { copyText } from './clipboard.ts'
import { serverNow } from './clock.ts'
import type { Island } from './island.ts'
import { byId, type Stage, setText } from './stage.ts'

/**
 * The page before the campaign opens: says when, counts down, and lets the fan keep a link that has left the address bar.
 */
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

let countdowns = 0

/** Counts down by the server's clock, for as long as the page waits for this moment. */
function countDown(locale: string, moment: number, isWaiting: () => boolean): void {
  const own = ++countdowns
  const tick = () => {
    if (own !== countdowns || !isWaiting()) return
    const left = Math.max(0, moment - serverNow())
    setText(byId('countdown'), formatDuration(locale, left))
    setTimeout(tick, left % 1000 || 1000)
  }
  tick()
}
