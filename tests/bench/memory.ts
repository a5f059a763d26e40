import { readFile } from 'node:fs/promises'

/** Bytes of a process and what it started, memory that they share counted once. */
export async function memoryOf(pid: number): Promise<number> {
  const [rollup, children] = await Promise.all(
    ['smaps_rollup', `task/${pid}/children`].map((file) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')),
  )
  const own = 1024 * Number(/^Pss: +(\d+)/m.exec(rollup ?? '')?.[1] ?? 0)
  const others = await Promise.all((children ?? '').split(' ').filter(Boolean).map(Number).map(memoryOf))
  return others.reduce((sum, bytes) => sum + bytes, own)
}
