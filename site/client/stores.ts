import { type PageState, pageState } from './address.ts'

/** A place where a browser stores a text. It may be empty at any time, and refuse writing. */
export interface Store {
  read(): unknown
  write(text: string): void
}

/**
 * The stores, from the weakest to the one that all tabs share. Private modes and embedded views refuse localStorage or
 * both; messengers' own browsers wipe what they like between two visits; the history entry lives as long as its tab.
 */
export function storesOf(key: string): Store[] {
  return [HISTORY, webStore(() => sessionStorage, key), webStore(() => localStorage, key)]
}

const HISTORY: Store = {
  read: () => pageState().kept,
  write(text) {
    const state: PageState = { ...pageState(), kept: text }
    history.replaceState(state, '')
  },
}

/** @param open throws where storage is refused, as its methods do: then nothing is stored */
function webStore(open: () => globalThis.Storage, key: string): Store {
  return {
    read: () => attempt(() => open().getItem(key)),
    write: (text) => attempt(() => open().setItem(key, text)),
  }
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
