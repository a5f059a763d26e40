import { encodeBase58 } from '../../seal/base58.ts'
import { type PageState, pageState } from './address.ts'

/** All that a browser keeps of a campaign. */
interface Kept {
  /** Made before the first unlock, so that a retry is never a second view. */
  visit?: string
  pass?: string
  /** Bare token of the fan's own link. */
  link?: string
  /** Ids of the channels that the fan has passed it on by, separated by spaces. */
  channels?: string
  /** The language that the fan switched to; `choose-locale.ts` reads it. */
  locale?: string
}

export interface Storage {
  read(): Kept
  write(kept: Kept): void
  /** All but the language. */
  forget(): void
  /** Calls back when another tab wrote or forgot. */
  watch(onChange: () => void): void
}

/** Keeps in localStorage, or where that is refused (private modes, embedded views) in the tab's history entry. */
export function createStorage(slug: string): Storage {
  const key = `entrenous:${slug}`
  const shared = sharedStorage()
  const read = () => parse(shared ? shared.getItem(key) : pageState().kept)
  const write = (kept: Kept) => {
    const text = JSON.stringify(kept)
    if (shared) shared.setItem(key, text)
    else keepInHistory(text)
  }
  return {
    read,
    write,
    forget() {
      const { locale } = read()
      write(locale ? { locale } : {})
    },
    watch: (onChange) => addEventListener('storage', (event) => event.key === key && onChange()),
  }
}

/** The visit of this browser, stored before anything is sent. */
export function requireVisit(storage: Storage): string {
  const kept = storage.read()
  const visit = kept.visit ?? encodeBase58(crypto.getRandomValues(new Uint8Array(16)))
  if (!kept.visit) storage.write({ ...kept, visit })
  return visit
}

/** Undefined where reading, or only writing, is refused. */
function sharedStorage() {
  try {
    const probe = 'entrenous'
    localStorage.setItem(probe, '')
    localStorage.removeItem(probe)
    return localStorage
  } catch {
    return undefined
  }
}

function keepInHistory(kept: string) {
  const state: PageState = { ...pageState(), kept }
  history.replaceState(state, '')
}

/** Only what has the right shape: anything else on this origin could have written there. */
function parse(text: unknown): Kept {
  if (typeof text !== 'string') return {}
  try {
    const found = JSON.parse(text) as Record<string, unknown> | null
    const names = ['visit', 'pass', 'link', 'channels', 'locale'] as const
    return Object.fromEntries(names.flatMap((name) => (typeof found?.[name] === 'string' ? [[name, found[name]]] : [])))
  } catch {
    return {}
  }
}
