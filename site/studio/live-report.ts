import { computed, effect, signal, untracked } from '@preact/signals'
import { HOUR_MS } from '../../campaigns/durations.ts'
import type { Report } from './api.ts'
import { api, liveUrl, Refusal } from './api.ts'
import { reportQuery, slug } from './selection.ts'
import { door, isOver } from './session.ts'
import { takeStream } from './streams.ts'

const POLL_MS = 5000
/** How long to wait for a stream's first report: without it, a proxy is holding the stream back. */
const FIRST_MS = 5000
/** How long a stream may be silent: a report comes once a minute, even when nothing changed. */
const SILENCE_MS = 90_000

/** The connection: `asking` (polling) where there is no stream or none comes through, `lost` while nothing works. */
export const connection = signal<'live' | 'lost' | 'asking'>('live')
export const report = signal<Report | undefined>(undefined)
/** Time of the last report, by this clock. */
export const heardAt = signal<number | undefined>(undefined)
/** Whether the campaign does not exist, or is hidden from this session: which of the two, nobody learns. */
export const isUnknown = signal(false)

const hour = signal(Math.floor(Date.now() / HOUR_MS))
setInterval(() => {
  hour.value = Math.floor(Date.now() / HOUR_MS)
}, 60_000)

/** The current query: changes with the reader's selection, and once an hour, when the period moves on. */
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
      // For another period of the same campaign, the old report stays until the new one comes, so that nothing jumps.
      if (report.value?.campaign.slug !== campaign) report.value = undefined
      return follow(campaign, query)
    })
  })
}

/**
 * Follows a report while the tab is visible; a hidden one gives its stream up.
 * @returns a function that stops it
 */
function follow(campaign: string, query: ReturnType<typeof reportQuery>): () => void {
  const end = new AbortController()
  let leaving: AbortController | undefined
  const turn = () => {
    leaving?.abort()
    if (document.hidden || end.signal.aborted) return
    leaving = new AbortController()
    watch(campaign, query, leaving.signal)
  }
  document.addEventListener('visibilitychange', turn, { signal: end.signal })
  end.signal.addEventListener('abort', turn)
  turn()
  return () => end.abort()
}

function watch(campaign: string, query: ReturnType<typeof reportQuery>, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let letGo = () => {}
  let isHeldBack = false
  const wait = (ms: number, next: () => void) => {
    stop()
    if (!signal.aborted) timer = setTimeout(next, ms)
  }
  const stop = () => clearTimeout(timer)
  const show = (next: Report, how: 'live' | 'asking') => {
    if (signal.aborted) return
    report.value = next
    heardAt.value = Date.now()
    connection.value = how
    wait(SILENCE_MS, again)
  }
  const ask = async () => {
    letGo()
    try {
      show(await api.report(campaign, query), 'asking')
    } catch (error) {
      if (signal.aborted || isOver(error)) return
      if (!(error instanceof Refusal)) throw error
      if (error.status === 404) {
        isUnknown.value = true
        return
      }
      connection.value = 'lost'
    }
    // Jitter of 20 %, so that clients that were turned away together do not return together.
    wait(POLL_MS * (0.8 + Math.random() * 0.4), isHeldBack ? ask : connect)
  }
  const hear = async () => {
    if (signal.aborted) return
    const source = new EventSource(liveUrl(campaign, query))
    source.addEventListener('report', ({ data }: MessageEvent<string>) => show(JSON.parse(data) as Report, 'live'))
    let hasFailed = false
    source.addEventListener('error', () => {
      hasFailed = true
      // The browser reconnects by itself, unless the answer was no stream.
      if (source.readyState === EventSource.CLOSED) void ask()
      else connection.value = 'lost'
    })
    wait(FIRST_MS, () => {
      // Where the network is gone, nobody holds anything back.
      isHeldBack = !hasFailed
      void ask()
    })
    await new Promise<void>((resolve) => {
      letGo = resolve
    })
    source.close()
  }
  const connect = () => takeStream(hear, ask)
  // A lost network does not end a stream.
  const lose = () => {
    connection.value = 'lost'
    letGo()
    stop()
  }
  const again = () => {
    lose()
    void ask()
  }
  addEventListener('offline', lose, { signal })
  addEventListener('online', again, { signal })
  signal.addEventListener('abort', () => {
    letGo()
    stop()
  })
  connect()
}
