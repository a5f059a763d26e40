import type { Tally } from '../../api/fan-contract.ts'
import type { Api } from './api.ts'
import type { PieceEvent } from './piece-events.ts'

const POLL_MS = 5000
/** A stream begins with the tally: what has not begun by then is held back by a proxy. */
const FIRST_MS = 5000
/** Two heartbeats, and a slow network. */
const SILENCE_MS = 40_000

/** What a stream says, but for its heartbeat. */
export type News = Tally | PieceEvent

/**
 * Follows a campaign while the page is seen: by server-sent events, or, where those are refused (204 over capacity) or do
 * not arrive, by asking now and then.
 *
 * @param hear told of what comes, and of nothing where there is no stream for it
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
 * One tab has the stream, and tells the others: by HTTP/1.1 a browser has six connections to a site, and the seventh tab
 * would not load. Whichever hears nothing for too long asks, and tells the others as well.
 */
function follow(api: Api, hear: (news?: News) => void, signal: AbortSignal): void {
  const canShare = 'BroadcastChannel' in globalThis && 'locks' in navigator
  const tabs = canShare ? new BroadcastChannel(api.liveUrl) : undefined
  let source: EventSource | undefined
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
    // Not an error to show: the figure stays as it is until the next answer.
    const tally = await api.tally().catch(() => undefined)
    if (signal.aborted) return
    if (tally) tell(tally)
    hear()
    // ±20 %, so that those who were turned away together do not come back together.
    askIn(POLL_MS * (0.8 + Math.random() * 0.4))
  }
  const lead = () => {
    const opened = new EventSource(api.liveUrl)
    source = opened
    for (const event of ['tally', 'piece', 'heartbeat']) {
      opened.addEventListener(event, ({ data }: MessageEvent<string>) => {
        askIn(SILENCE_MS)
        tell(data ? JSON.parse(data) : undefined)
      })
    }
    opened.addEventListener('error', () => opened.readyState === EventSource.CLOSED && askIn(POLL_MS * Math.random()))
    askIn(FIRST_MS)
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
  // Who leaves before its turn withdraws.
  if (canShare) navigator.locks.request(api.liveUrl, { signal }, lead).catch(() => undefined)
  else void lead()
}
