import type { WordPlace } from '../../db/campaign/pinned-words.ts'
import type { CatalogueEntry } from '../catalogue.ts'

/** The brand's words as the config has them: to everybody, and to single circles. */
export function firstWordsOf({ words, circles }: CatalogueEntry): (WordPlace & { text: string })[] {
  const ofCircles = circles?.list.map(({ id, words }) => ({ id, words })) ?? []
  return [{ id: '', words }, ...ofCircles].flatMap((said) =>
    Object.entries(said.words ?? {}).map(([locale, text]) => ({ circle: said.id, locale, text })),
  )
}
