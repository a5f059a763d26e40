import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Calls back after something in a folder has changed, once it stays as it is from one look to the next, and never while it
 * is still at the last change. It looks by itself: Node's watcher loses a file that an editor puts another in the place of.
 *
 * @param since what {@link look} said before it began
 * @returns what ends it
 */
export function followFolder(
  folder: string,
  since: string,
  onChange: () => Promise<unknown>,
  everyMs = 500,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOver = false
  let [before, done] = [since, since]
  const next = async () => {
    const seen = await look(folder)
    if (seen !== before) before = seen
    else if (seen !== done) {
      done = seen
      await onChange()
    }
    if (!isOver) timer = setTimeout(next, everyMs)
  }
  void next()
  return () => {
    isOver = true
    clearTimeout(timer)
  }
}

/** Names, sizes and times of all that is in a folder, as one text. */
export async function look(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name)).sort()
  const facts = paths.map(async (path) => {
    const { size, mtimeMs, ino } = await stat(path).catch(() => ({ size: -1, mtimeMs: 0, ino: 0 }))
    return `${path} ${size} ${mtimeMs} ${ino}`
  })
  return (await Promise.all(facts)).join('\n')
}
