import { computed, effect, signal, untracked } from '@preact/signals'
import type { Report } from './api.ts'
import { api, liveUrl, Refusal } from './api.ts'
import { reportQuery, slug } from './selection.ts'
import { door, isOver } from './session.ts'
import { takeStream } from './streams.ts'

const POLL_MS = 5000
/** A stream begins with a report: what has not begun by then is held back by a proxy. */
const FIRST_MS = 5000
/** A report comes once a minute, even when nothing moves: after so long a silence, nobody is there. */
const SILENCE_MS = 90_000
const HOUR_MS = 3_600_000

/** How new reports arrive: `asking` where no stream is to be had or none comes through, `lost` while nothing does. */
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

/** While the tab is seen: one that is not lets go of its stream. @returns a function that stops it */
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
    // ±20 %, so that those who were turned away together do not come back together.
    wait(POLL_MS * (0.8 + Math.random() * 0.4), isHeldBack ? ask : connect)
  }
  const hear = async () => {
    if (signal.aborted) return
    const source = new EventSource(liveUrl(campaign, query))
    source.addEventListener('report', ({ data }: MessageEvent<string>) => show(JSON.parse(data) as Report, 'live'))
    source.addEventListener('error', () => {
      // The browser tries again by itself, unless it was answered with something else than a stream.
      if (source.readyState === EventSource.CLOSED) void ask()
      else connection.value = 'lost'
    })
    wait(FIRST_MS, () => {
      isHeldBack = true
      void ask()
    })
    await new Promise<void>((resolve) => {
      letGo = resolve
    })
    source.close()
  }
  const connect = () => takeStream(hear, ask)
  // A network that is gone ends no stream by itself.
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
