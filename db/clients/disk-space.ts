import { statfsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'

/** Room that is kept on a disk: for the checkpoint of a clean stop, and for SQLite not to meet a full disk midway. */
const RESERVE_BYTES = 16 * 1024 * 1024

/** Whether less is free than is kept there. */
export async function isDiskFull(folder: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize < RESERVE_BYTES
}

/** Whether so many bytes can be written and leave what is kept there. */
export function hasRoomFor(folder: string, bytes: number): boolean {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize >= bytes + RESERVE_BYTES
}
