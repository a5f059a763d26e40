import { type PageState, pageState } from './address.ts'

/** A place in which a browser keeps a text. It may be empty at any time, and take nothing. */
export interface Store {
  read(): unknown
  write(text: string): void
}

/**
 * From the weakest to the one that all tabs share. Private modes and embedded views refuse localStorage or both; messengers'
 * own browsers wipe what they like between two visits; the history entry is there for as long as its tab.
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

/** @param open throws where the storage is refused, as its methods do: there, nothing is kept */
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
