import type { Kept, Storage } from '../storage.ts'

/** Forgets with the page: whoever looks at a preview keeps what this browser has as a fan, and leaves nothing else. */
export function createPreviewStorage(): Storage {
  let kept: Kept = {}
  return {
    read: () => kept,
    write(next) {
      kept = next
    },
    owns: () => false,
    forget() {
      kept = {}
    },
    watch: () => undefined,
  }
}
