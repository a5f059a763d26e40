import { type FileHandle, open, rename, rm } from 'node:fs/promises'

/**
 * Writes a file that its owner alone reads, whole or not at all: beside it, then under its name. The place is tried before
 * the content is made, so that nothing is done for a file that cannot be written.
 */
export async function writeWhole(file: string, make: () => Promise<string>): Promise<void> {
  const part = `${file}.part`
  const handle = await open(part, 'w', 0o600)
  try {
    await fill(handle, make)
    await rename(part, file)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

async function fill(handle: FileHandle, make: () => Promise<string>): Promise<void> {
  try {
    await handle.writeFile(await make())
  } finally {
    await handle.close()
  }
}
