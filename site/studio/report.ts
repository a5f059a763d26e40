import { computed, effect, signal, untracked } from '@preact/signals'
import type { Report } from './api.ts'
import { api, liveUrl, Refusal } from './api.ts'
import { reportQuery, slug } from './selection.ts'
import { door, isOver } from './session.ts'

const POLL_MS = 5000
/** A report comes once a minute, even when nothing moves: after so long a silence, nobody is there. */
const SILENCE_MS = 90_000
const HOUR_MS = 3_600_000

/** How new reports arrive: `asking` over capacity or behind a proxy that cannot stream, `lost` while nothing does. */
export const connection = signal<'live' | 'lost' | 'asking'>('live')
export const report = signal<Report | undefined>(undefined)
/** When something was last heard, by this clock. */
export const heardAt = signal<number | undefined>(undefined)
/** A campaign that does not exist, or that this session may not see: nobody learns which. */
export const isUnknown = signal(false)

const hour = signal(Math.floor(Date.now() / HOUR_MS))
setInterval(() => {
  hour.value = Math.floor(Date.now() / HOUR_MS)
}, 60_000)

/** Changes when the reader chooses something else, and once an hour, when the period moves on. */
const asked = computed(() => {
  const campaign = slug.value
  if (!campaign || door.value !== 'open') return undefined
  return JSON.stringify([campaign, reportQuery(hour.value * HOUR_MS)])
})

/** Keeps `report` up to date with what is selected. Called once. */
export function followReport(): void {
  effect(() => {
    const topic = asked.value
    return untracked(() => {
      isUnknown.value = false
      if (!topic) {
        report.value = undefined
        return
      }
      const [campaign, query] = JSON.parse(topic) as [string, ReturnType<typeof reportQuery>]
      // Another period of the same campaign: what is there stays until the new figures come, so that nothing jumps.
      if (report.value?.campaign.slug !== campaign) report.value = undefined
      return follow(campaign, query)
    })
  })
}

/** @returns a function that stops it */
function follow(campaign: string, query: ReturnType<typeof reportQuery>): () => void {
  let isStopped = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let silence: ReturnType<typeof setTimeout> | undefined
  const stop = new AbortController()
  const show = (next: Report, how: 'live' | 'asking') => {
    if (isStopped) return
    report.value = next
    heardAt.value = Date.now()
    connection.value = how
    clearTimeout(silence)
    silence = setTimeout(again, SILENCE_MS)
  }
  const ask = async () => {
    try {
      show(await api.report(campaign, query), 'asking')
    } catch (error) {
      if (isStopped || isOver(error)) return
      if (!(error instanceof Refusal)) throw error
      if (error.status === 404) {
        isUnknown.value = true
        return
      }
      connection.value = 'lost'
    }
    // ±20 %, so that those who were turned away together do not come back together.
    if (!isStopped) timer = setTimeout(connect, POLL_MS * (0.8 + Math.random() * 0.4))
  }
  let source: EventSource | undefined
  const connect = () => {
    const opened = new EventSource(liveUrl(campaign, query))
    source = opened
    opened.addEventListener('report', (event: MessageEvent<string>) => show(JSON.parse(event.data) as Report, 'live'))
    opened.addEventListener('error', () => {
      // The browser tries again by itself, unless it was answered with something else than a stream.
      if (opened.readyState === EventSource.CLOSED) void ask()
      else if (!isStopped) connection.value = 'lost'
    })
  }
  // A network that is gone ends no stream by itself.
  const lose = () => {
    connection.value = 'lost'
    source?.close()
    clearTimeout(timer)
  }
  const again = () => {
    lose()
    void ask()
  }
  addEventListener('offline', lose, { signal: stop.signal })
  addEventListener('online', again, { signal: stop.signal })
  connect()
  return () => {
    isStopped = true
    stop.abort()
    source?.close()
    clearTimeout(timer)
    clearTimeout(silence)
  }
}
