import { availableParallelism } from 'node:os'

/**
 * Runs work on each item, as many at once as there are cores. Stops at the first failure, and throws it.
 *
 * @param light items that need this thread rather than others: one of the cores begins with them, so that neither the
 *   thread nor the other cores wait
 */
export async function inParallel<T>(
  items: Iterable<T>,
  work: (item: T) => Promise<void>,
  light: Iterable<T> = [],
): Promise<void> {
  const [heavyOnes, lightOnes] = [items[Symbol.iterator](), light[Symbol.iterator]()]
  let failed = false
  const worker = async (_: unknown, nth: number) => {
    for (const iterator of nth === 0 ? [lightOnes, heavyOnes] : [heavyOnes, lightOnes]) {
      for (let next = iterator.next(); !next.done && !failed; next = iterator.next()) {
        await work(next.value).catch((error: unknown) => {
          failed = true
          throw error
        })
      }
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }).map(worker))
}
