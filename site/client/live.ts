import type { NotesEvent } from '../../api/ambassadors/branch-contract.ts'
import type { CirclesEvent, Tally } from '../../api/fan-contract.ts'
import type { Api } from './api.ts'
import type { InsideEvent, PieceEvent } from './piece-events.ts'

const POLL_MS = 5000
/** How long to wait for a stream's first event, the tally: without it, a proxy is holding the stream back. */
const FIRST_MS = 5000
/** How long a stream may be silent: two heartbeats, and a slow network. */
const SILENCE_MS = 40_000

/** An event of the stream, other than the heartbeat. */
export type News = Tally | PieceEvent | InsideEvent | { circles: CirclesEvent } | NotesEvent

/**
 * Follows a campaign while the page is visible: by server-sent events or, where those are refused (204 over capacity) or do
 * not arrive, by polling.
 * @param hear called with each event, and without one after each poll
 */
export function followNews(api: Api, hear: (news?: News) => void): void {
  let leaving: AbortController | undefined
  const stop = () => {
    leaving?.abort()
    leaving = undefined
  }
  const start = () => {
    if (leaving || document.hidden) return
    leaving = new AbortController()
    follow(api, hear, leaving.signal)
  }
  document.addEventListener('visibilitychange', () => (document.hidden ? stop() : start()))
  addEventListener('pagehide', stop)
  addEventListener('pageshow', start)
  start()
}

/**
 * Shares one stream between tabs: by HTTP/1.1 a browser has six connections to a site, and the seventh tab would not load.
 * A tab that hears nothing for too long polls, and tells the others as well.
 */
function follow(api: Api, hear: (news?: News) => void, signal: AbortSignal): void {
  const canShare = 'BroadcastChannel' in globalThis && 'locks' in navigator
  const tabs = canShare ? new BroadcastChannel(api.liveUrl) : undefined
  let source: EventSource | undefined
  /** Opens the stream anew: where its network failed, or it had told for longer than a proxy that holds it back lets through. */
  let again: (() => void) | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const askIn = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(ask, ms)
  }
  const tell = (news?: News) => {
    if (news) hear(news)
    tabs?.postMessage(news)
  }
  const ask = async () => {
    source?.close()
    // A failure is not shown: the figure stays until the next answer.
    const tally = await api.tally().catch(() => undefined)
    if (signal.aborted) return
    if (tally) tell(tally)
    hear()
    // Jitter of 20 %, so that clients that were turned away together do not return together.
    if (tally && again) again()
    else askIn(POLL_MS * (0.8 + Math.random() * 0.4))
  }
  const open = () => {
    const opened = new EventSource(api.liveUrl)
    const openedAt = performance.now()
    source = opened
    again = undefined
    for (const event of ['tally', 'piece', 'circles', 'notes', 'inside', 'heartbeat']) {
      opened.addEventListener(event, ({ data }: MessageEvent<string>) => {
        askIn(SILENCE_MS)
        if (performance.now() - openedAt > SILENCE_MS) again = open
        const news = data ? JSON.parse(data) : undefined
        tell(event === 'circles' ? { circles: news } : news)
      })
    }
    opened.addEventListener('error', () => {
      if (opened.readyState === EventSource.CLOSED) askIn(POLL_MS * Math.random())
      else again = open
    })
    askIn(FIRST_MS)
  }
  const lead = () => {
    open()
    return new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
  }

  tabs?.addEventListener('message', ({ data }: MessageEvent<News | undefined>) => {
    askIn(SILENCE_MS)
    if (data) hear(data)
  })
  signal.addEventListener('abort', () => {
    clearTimeout(timer)
    source?.close()
    tabs?.close()
  })
  askIn(SILENCE_MS)
  // Aborted when the page leaves before its turn.
  if (canShare) navigator.locks.request(api.liveUrl, { signal }, lead).catch(() => undefined)
  else void lead()
}
