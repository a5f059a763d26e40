import type { Access } from '../../../api/fan-contract.ts'
import { followInside } from './follow-inside.ts'
import type { BrandParts } from './parts.ts'
import { createWord } from './pinned.ts'
import { startPresence } from './presence.ts'
import { wordsIn } from './words/index.ts'

/** What the opened page has of the brand, and of those who are here. */
export interface Brand {
  show(access: Access): void
}

/** Starts what the campaign wants of it: the word, who is here, what is followed, and a line to the brand. */
export async function createBrand(parts: BrandParts): Promise<Brand> {
  const { island, api, storage, pieces, scatter } = parts
  const { brand } = island
  const words = await wordsIn(island.locale, brand?.formal ?? false)
  const showWord = createWord(island, words)
  const show = (access: Access) => showWord(access.word)

  if (brand?.tell) void import('./tell.ts').then(({ showTell }) => showTell(parts, words))
  // Whoever looks at a preview is not here, and follows nothing.
  if (api.isPreview) return { show }

  /** Asks what this pass learns now. A failure is not shown: the next event or beat asks again. */
  const look = async () => {
    const { pass } = storage.read()
    if (pass === undefined) return
    const access = await api.pass(pass).catch(() => undefined)
    if (!access) return
    pieces.place(await pieces.decrypt(access))
    pieces.keepOpen(access.keys)
    show(access)
  }

  let [revision, here]: (number | undefined)[] = []
  const presence = brand?.presence ? startPresence(parts, words, look) : undefined
  followInside((news) => {
    // The stream says it anew with every view: somebody came or went where the number is another.
    if (!news || news.here !== here) presence?.beatSoon()
    here = news?.here ?? here
    const hasSpoken = news !== undefined && revision !== undefined && news.word !== revision
    revision = news?.word ?? revision
    if (hasSpoken) void scatter().then(look)
  })
  if (brand?.follows) void import('./following.ts').then(({ startFollowing }) => startFollowing(parts))
  return { show }
}
