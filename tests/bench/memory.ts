import { readFile } from 'node:fs/promises'

/** Bytes of a process and what it started, memory that they share counted once. */
export async function memoryOf(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
  const own = 1024 * Number(/^Pss: +(\d+)/m.exec(rollup)?.[1] ?? 0)
  return own + (await memoryBelow(pid))
}

/** Of what it started alone. */
export async function memoryBelow(pid: number): Promise<number> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
  const each = await Promise.all(children.split(' ').filter(Boolean).map(Number).map(memoryOf))
  return each.reduce((sum, bytes) => sum + bytes, 0)
}
