/** Too much waits already; nothing was queued. */
export class BacklogFull extends Error {
  override name = 'BacklogFull'
}

interface Waiting<Entry, Result> {
  entry: Entry
  resolve: (result: Result) => void
  reject: (error: unknown) => void
}

export interface GroupLimits {
  /** Entries in one group at most, which bounds how long one commit takes. */
  groupSize?: number
  /** Entries waiting at most; beyond it {@link BacklogFull} is thrown. */
  backlog?: number
  /** Told of every commit that succeeded: its entries, and how long it took. */
  onCommit?: (entries: number, ms: number) => void
}

interface Options<Entry, Result> extends GroupLimits {
  /** Makes one group durable; one result per entry, in order. When it throws, the whole group has failed. */
  commit: (entries: readonly Entry[]) => Promise<readonly Result[]>
  /** Runs something once this turn of the event loop is over, so that what came in together goes out together. */
  nextTurn: (run: () => void) => void
}

/**
 * Group commit without a timer: while one group is being written the next one collects, and goes on collecting for as
 * long as each turn of the event loop brings more. A lone entry waits for one turn, a crowd shares a commit.
 */
export function createGroupCommit<Entry, Result>({
  commit,
  nextTurn,
  groupSize = 1000,
  backlog = 20_000,
  onCommit,
}: Options<Entry, Result>): (entry: Entry) => Promise<Result> {
  const waiting: Waiting<Entry, Result>[] = []
  let isBusy = false
  let waitedBefore = 0

  const writeGroup = async () => {
    if (waiting.length > waitedBefore && waiting.length < groupSize) {
      waitedBefore = waiting.length
      nextTurn(writeGroup)
      return
    }
    waitedBefore = 0
    const group = waiting.splice(0, groupSize)
    const startedAt = performance.now()
    try {
      const results = await commit(group.map(({ entry }) => entry))
      onCommit?.(group.length, performance.now() - startedAt)
      group.forEach(({ resolve, reject }, i) => {
        const result = results[i]
        if (result === undefined) reject(new Error(`The group commit gave no result for entry ${i}`))
        else resolve(result)
      })
    } catch (error) {
      for (const { reject } of group) reject(error)
    }
    if (waiting.length > 0) nextTurn(writeGroup)
    else isBusy = false
  }

  return (entry) => {
    if (waiting.length >= backlog) return Promise.reject(new BacklogFull(`${backlog} entries wait to be written`))
    return new Promise((resolve, reject) => {
      waiting.push({ entry, resolve, reject })
      if (isBusy) return
      isBusy = true
      nextTurn(writeGroup)
    })
  }
}
