import type { CDPSession } from 'playwright'

interface TraceEvent {
  name: string
  /** `X`: it has a duration. */
  ph: string
  pid: number
  tid: number
  /** Both in microseconds. */
  ts: number
  dur?: number
}

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline']

/**
 * Records what the page's main thread does from now on; what it returns ends that, and tells its longest task after the
 * document was committed, in milliseconds. Rendering counts, which Chromium's Long Tasks API leaves out where no script runs.
 */
export async function recordMainThread(session: CDPSession): Promise<() => Promise<number>> {
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: CATEGORIES, excludedCategories: ['*'] },
  })
  return async () => {
    const isComplete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve))
    await session.send('Tracing.end')
    await isComplete
    const commit = events.filter(({ name }) => name === 'CommitLoad').at(-1)
    if (!commit) throw new Error('The page was never committed')
    const tasks = events.filter(
      ({ name, ph, pid, tid, ts }) =>
        name === 'RunTask' && ph === 'X' && pid === commit.pid && tid === commit.tid && ts > commit.ts,
    )
    return Math.max(0, ...tasks.map(({ dur = 0 }) => dur / 1000))
  }
}
