import { randomId } from './random-id.ts'
import { storesOf } from './stores.ts'

/** Everything that a browser stores of a campaign. */
export interface Kept {
  /** Made before the first unlock, so that a retry is never a second view. */
  visit?: string
  pass?: string
  /** Bare token of the fan's own link. */
  link?: string
  /** Ids of the channels that the fan has passed it on by, separated by spaces. */
  channels?: string
  /** The last division of the fan's circle that they know of: its time, or nothing where there was none. */
  split?: string
  /** The language that the fan switched to; `choose-locale.ts` reads it. */
  locale?: string
}

export interface Storage {
  read(): Kept
  write(kept: Kept): void
  /** Whether a link is this browser's own; from then on, `read` answers as its owner. */
  owns(link: string): boolean
  /** Forgets everything but the language, in every store: a copy left behind would bring back a pass that opens nothing. */
  forget(): void
  /** Calls back when another tab changed the storage. */
  watch(onChange: () => void): void
}

/**
 * Stores in several places at once, since browsers wipe some of them and refuse others: whichever is left tells who the fan
 * is, and the next write fills the others.
 */
export function createStorage(slug: string): Storage {
  const key = `entrenous:${slug}`
  const stores = storesOf(key)
  const found = () => stores.map((store) => parse(store.read()))
  const read = (): Kept => {
    const all = found()
    // A pass comes with its own visit and link. Without one, the remains are combined.
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
      // Two tabs can be two fans, if storage was wiped between their openings.
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
  const visit = kept.visit ?? randomId()
  storage.write({ ...kept, visit })
  return visit
}

/** Parses stored state by its shape: anything else on this origin could have written it. */
function parse(text: unknown): Kept {
  if (typeof text !== 'string') return {}
  try {
    const found = JSON.parse(text) as Record<string, unknown> | null
    const names = ['visit', 'pass', 'link', 'channels', 'split', 'locale'] as const
    return Object.fromEntries(names.flatMap((name) => (typeof found?.[name] === 'string' ? [[name, found[name]]] : [])))
  } catch {
    return {}
  }
}
