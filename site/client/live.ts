import type { Tally } from '../../api/contract.ts'
import type { Api } from './api.ts'
import type { Dated } from './latest-tally.ts'

const POLL_MS = 5000

/**
 * Follows a campaign's tally while the page is seen: by server-sent events, or, where those are refused (204 over
 * capacity, or a proxy that cannot), by asking now and then.
 */
export function followTally(api: Api, onTally: (tally: Tally & Dated) => void): void {
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const stop = () => {
    source?.close()
    clearTimeout(timer)
    source = timer = undefined
  }
  const poll = () => {
    // ±20 %, so that those who were turned away together do not come back together.
    timer = setTimeout(ask, POLL_MS * (0.8 + Math.random() * 0.4))
  }
  const ask = async () => {
    const asked = timer
    // Not an error to show: the figure stays as it is until the next answer.
    const tally = await api.tally().catch(() => undefined)
    if (timer !== asked || timer === undefined) return
    if (tally) onTally(tally)
    poll()
  }
  const start = () => {
    if (source || timer !== undefined || document.hidden) return
    if (typeof EventSource === 'undefined') return poll()
    const opened = new EventSource(api.liveUrl)
    source = opened
    opened.addEventListener('tally', ({ data }: MessageEvent<string>) =>
      onTally({ ...(JSON.parse(data) as Tally), asOf: performance.now() }),
    )
    opened.addEventListener('error', () => {
      if (opened.readyState !== EventSource.CLOSED || source !== opened) return
      stop()
      poll()
    })
  }

  document.addEventListener('visibilitychange', () => (document.hidden ? stop() : start()))
  addEventListener('pagehide', stop)
  addEventListener('pageshow', start)
  start()
}
