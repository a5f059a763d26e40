import type { Kept, Storage } from '../storage.ts'

/**
 * A storage that lives as long as the page: a preview neither changes what this browser has as a fan nor leaves anything.
 */
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
