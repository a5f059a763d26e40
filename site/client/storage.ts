import { encodeBase58 } from '../../seal/base58.ts'
import { storesOf } from './stores.ts'

/** All that a browser keeps of a campaign. */
export interface Kept {
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
  /** Whether this is a link of this browser's own; from then on, `read` answers as its owner. */
  owns(link: string): boolean
  /** All but the language, everywhere: a copy that was left would bring back a pass that opens nothing. */
  forget(): void
  /** Calls back when another tab wrote or forgot. */
  watch(onChange: () => void): void
}

/**
 * Keeps in several places at once, since browsers wipe some of them and refuse others: whichever is left says who the fan
 * is, and the next writing fills up the rest.
 */
export function createStorage(slug: string): Storage {
  const key = `entrenous:${slug}`
  const stores = storesOf(key)
  const found = () => stores.map((store) => parse(store.read()))
  const read = (): Kept => {
    const all = found()
    // A pass comes with its own visit and link. Without one, what is left is put together.
    return Object.assign({}, ...all, all.filter(({ pass }) => pass).at(-1))
  }
  const write = (kept: Kept) => {
    const text = JSON.stringify(kept)
    for (const store of stores) store.write(text)
  }
  return {
    read,
    write,
    owns(link) {
      const own = found().find((kept) => kept.pass && kept.link === link)
      // Two tabs can be two fans, when the storage was wiped between their openings.
      if (own && own.pass !== read().pass) write(own)
      return own !== undefined
    },
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
  storage.write({ ...kept, visit })
  return visit
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
