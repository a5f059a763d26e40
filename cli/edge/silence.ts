/** Questions in a row without an answer that are no accident: a new build takes its time to start. */
const MOST_MISSED = 3

/**
 * Resolves once nothing has answered for long. wrangler itself lives on when the process that listens for it is ended: whoever
 * comes waits for ever.
 *
 * @param ask rejects when no answer comes
 * @param pause between two questions; rejects when nobody wants to know any more
 */
export async function fallsSilent(ask: () => Promise<unknown>, pause: () => Promise<unknown>): Promise<void> {
  for (let missed = 0; missed < MOST_MISSED; ) {
    await pause()
    missed = await ask().then(
      () => 0,
      () => missed + 1,
    )
  }
}
