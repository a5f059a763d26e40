import { statfsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'

/**
 * Free space that is kept in reserve: for the checkpoint of a clean stop, and so that SQLite never meets a full disk
 * midway.
 */
export const RESERVE_BYTES = 16 * 1024 * 1024

/** Whether less than the reserve is free. */
export async function isDiskFull(folder: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize < RESERVE_BYTES
}

/** Whether so many bytes can be written and leave the reserve. */
export function hasRoomFor(folder: string, bytes: number): boolean {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize >= bytes + RESERVE_BYTES
}
