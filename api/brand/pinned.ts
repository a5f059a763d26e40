import { type PinnedWord, readStandingWords, type WordPlace } from '../../db/campaign/pinned-words.ts'
import type { Engine } from '../../db/engine.ts'
import type { CatalogueEntry } from '../catalogue.ts'
import { firstWordsOf } from './first-words.ts'
import { openText } from './sealed-text.ts'

/** The words of the brand that stand now. */
export interface Pinned {
  /** Of a fan of this circle (empty: of none), by language; undefined where there is none. A circle's own word wins. */
  wordFor(campaign: CatalogueEntry, circle: string): Promise<Record<string, string> | undefined>
  /** A number that changes with every word; 0: none was pinned since the config's. */
  revision(campaign: CatalogueEntry): Promise<number>
}

/** How long the words that were read stand for those in the database: what the brand says is there within a second. */
const KEPT_MS = 1000

interface Standing {
  revision: number
  /** Words by circle and language; an empty one was taken down. */
  words: Map<string, Map<string, string>>
}

export function createPinned(store: Engine, now: () => number, log: (error: unknown) => void): Pinned {
  const known = new Map<string, { at: number; standing: Promise<Standing> }>()
  /** Opened once: rows do not change. */
  const opened = new Map<number, string>()

  const open = async ({ pinnedKey }: CatalogueEntry, { id, sealed }: PinnedWord): Promise<string> => {
    const text = opened.get(id) ?? (await openText(sealed, pinnedKey))
    opened.set(id, text)
    return text
  }

  const read = async (campaign: CatalogueEntry): Promise<Standing> => {
    const rows = await readStandingWords(store, campaign.slug)
    const words: Standing['words'] = new Map()
    const put = ({ circle, locale }: WordPlace, text: string) => {
      words.set(circle, (words.get(circle) ?? new Map<string, string>()).set(locale, text))
    }
    for (const first of firstWordsOf(campaign)) put(first, first.text)
    for (const row of rows) {
      // A row that another secret sealed says nothing, and stops nobody from opening.
      await open(campaign, row).then((text) => put(row, text), log)
    }
    return { revision: Math.max(0, ...rows.map(({ id }) => id)), words }
  }

  const standing = (campaign: CatalogueEntry): Promise<Standing> => {
    const before = known.get(campaign.slug)
    if (before && now() - before.at < KEPT_MS && now() >= before.at) return before.standing
    const next = { at: now(), standing: read(campaign) }
    known.set(campaign.slug, next)
    next.standing.catch(() => known.delete(campaign.slug))
    return next.standing
  }

  return {
    async wordFor(campaign, circle) {
      const { words } = await standing(campaign)
      const own = [...(words.get(circle) ?? [])].filter(([, text]) => text !== '')
      const all = circle === '' ? [] : [...(words.get('') ?? [])].filter(([, text]) => text !== '')
      const said = Object.fromEntries([...all, ...own])
      return Object.keys(said).length > 0 ? said : undefined
    },
    revision: async (campaign) => (await standing(campaign)).revision,
  }
}
