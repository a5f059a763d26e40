import type { PresenceAnswer } from '../../../api/fan-contract.ts'
import { formatCount } from '../../i18n/numerals.ts'
import { countPhrase, fill } from '../../i18n/phrase.ts'
import { request } from '../api.ts'
import { byId, setText } from '../stage.ts'
import { element } from './element.ts'
import type { BrandParts } from './parts.ts'
import type { BrandWords } from './words/brand-words.ts'

/** How often a visible page says that it is here. The API forgets it within a minute. */
const BEAT_MS = 20_000
/** The shortest time between two beats, when others come and go. */
const SOONEST_MS = 3000
/** For so long at least the API knows of a page that was here. */
const KNOWN_MS = 50_000

/** Says that this page is here while it is visible, and how many others are; opens and closes what waits for that. */
export function startPresence(
  { island, api, storage, pieces }: BrandParts,
  words: BrandWords,
  look: () => Promise<void>,
): { beatSoon(): void } {
  const url = `${api.liveUrl.replace(/live$/, 'presence')}`
  const line = element('p', { className: 'here' })
  byId('pieces-heading').parentElement?.before(line)
  let [lastAt, answeredAt, timer] = [-Infinity, -Infinity, 0]

  const say = (here: boolean) => {
    const { pass } = storage.read()
    return pass === undefined ? undefined : JSON.stringify({ pass, here })
  }

  const show = (present: number | null) => {
    setText(line, present === null ? '' : countPhrase(island.numerals, words.here, present))
    const waiting = island.pieces.flatMap(({ id, unlock }) =>
      typeof unlock === 'object' && 'present' in unlock ? [{ id, need: unlock.present }] : [],
    )
    const isOpen = (id: string) => byId(`piece-${id}`).dataset.state === 'open'
    // The key is asked for only once there are enough, and the page closes by itself when there are not.
    if (waiting.some(({ id, need }) => (present ?? 1) >= need && !isOpen(id))) void look()
    const kept = waiting.filter(({ need }) => (present ?? 1) >= need)
    pieces.keepOpen(Object.fromEntries(kept.map(({ id }) => [id, ''])))
    for (const { id, need } of waiting) showSteps(id, Math.min(present ?? 1, need), need)
  }

  const showSteps = (id: string, have: number, need: number) => {
    const bar = byId(`piece-${id}`).querySelector('progress')
    if (bar) bar.value = have
    const text = byId(`piece-${id}`).querySelector('.progress-text')
    const [done, all] = [have, need].map((n) => formatCount(island.numerals, n))
    if (text) setText(text, fill(island.words.progress, { have: done ?? '', need: all ?? '' }))
  }

  const beat = async () => {
    clearTimeout(timer)
    const body = say(true)
    if (document.hidden || body === undefined) return
    lastAt = performance.now()
    timer = window.setTimeout(beat, BEAT_MS)
    const headers = { 'Content-Type': 'application/json' }
    // A failure is not shown: whether others are here is said by the next beat.
    const answer = await request<PresenceAnswer>(url, { method: 'POST', headers, body }).catch(() => undefined)
    if (answer) answeredAt = performance.now()
    else if (performance.now() - answeredAt < KNOWN_MS) return
    show(answer?.present ?? null)
  }

  const leave = () => {
    clearTimeout(timer)
    const body = say(false)
    if (body !== undefined) navigator.sendBeacon?.(url, new Blob([body], { type: 'application/json' }))
  }

  document.addEventListener('visibilitychange', () => (document.hidden ? leave() : void beat()))
  addEventListener('pagehide', leave)
  addEventListener('pageshow', ({ persisted }) => persisted && void beat())
  void beat()

  return {
    beatSoon() {
      if (document.hidden) return
      clearTimeout(timer)
      timer = window.setTimeout(beat, Math.max(0, lastAt + SOONEST_MS - performance.now()))
    },
  }
}
