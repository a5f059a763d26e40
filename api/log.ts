const QUIET_MS = 10_000

/** Writes each failure to standard error in one line; the same one again only ten seconds later, with how often it came. */
export function createLog(write: (line: string) => void = console.error, now: () => number = Date.now) {
  const seen = new Map<string, { at: number; times: number }>()
  return (error: unknown): void => {
    const text = describe(error)
    const last = seen.get(text)
    if (last && now() - last.at < QUIET_MS) {
      last.times++
      return
    }
    seen.set(text, { at: now(), times: 0 })
    write(`${new Date(now()).toISOString()} ${text}${last?.times ? ` (and ${last.times} times more)` : ''}`)
  }
}

/** Message and cause, which name a fault of the database and never a request: Drizzle would add what it looked for. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const [message] = error.message.split('\nparams: ')
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : ''
  return `${error.name}: ${message}${cause}`
}
