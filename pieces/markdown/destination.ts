import type { Bytes } from '../../site/client/container.ts'

/** Where a file goes while it arrives. */
export interface Destination {
  write(part: Bytes): Promise<void>
  /** Once all of it is there. */
  finish(): Promise<void>
  /** Leaves nothing behind. */
  drop(): Promise<void>
}

/** The File System Access API, which browsers of computers have that are built on Chromium. Not in the library's types. */
type Picker = (options: { suggestedName: string }) => Promise<FileSystemFileHandle & { remove?: () => Promise<void> }>

function picker(): Picker | undefined {
  return (globalThis as { showSaveFilePicker?: Picker }).showSaveFilePicker
}

/** Whether a file can go to the disk as it arrives. */
export function canStreamToDisk(): boolean {
  return picker() !== undefined
}

/** Asks where to, within a tap. Throws `AbortError` where nothing was chosen. */
export async function onDisk(suggestedName: string): Promise<Destination> {
  const file = await picker()?.({ suggestedName })
  if (!file) throw new Error('No file to write to')
  const isNew = (await file.getFile()).size === 0
  const writable = await file.createWritable()
  return {
    write: (part) => writable.write(part),
    finish: () => writable.close(),
    async drop() {
      await writable.abort()
      // What was there before stays as it was.
      if (isNew) await file.remove?.()
    },
  }
}

/** Keeps all of it, out of the script's memory, for the browser to save under the link's own name. */
export function held(link: HTMLAnchorElement): Destination {
  // One for each part: browsers move large ones to the disk.
  let parts: Blob[] = []
  return {
    async write(part) {
      parts.push(new Blob([part]))
    },
    async finish() {
      link.href = URL.createObjectURL(new Blob(parts, { type: link.dataset.type ?? '' }))
    },
    async drop() {
      parts = []
    },
  }
}
