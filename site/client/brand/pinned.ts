import type { Island } from '../island.ts'
import { byId } from '../stage.ts'
import { element, withBrand } from './element.ts'
import type { BrandWords } from './words/brand-words.ts'

/**
 * The word of the brand at the head of what is inside: plain text, whose links are text. In the page's language or, where it
 * was not said in that, in the campaign's first, and marked as such.
 */
export function createWord(island: Island, words: BrandWords): (word: Record<string, string> | undefined) => void {
  const name = island.brand?.name ?? document.querySelector('.brand')?.textContent?.trim() ?? island.title
  const heading = element('h2', { id: 'word-heading' }, ...withBrand(words.wordOf, name || island.title))
  const text = element('p')
  const section = element('section', { className: 'word', hidden: true }, heading, text)
  section.setAttribute('aria-labelledby', heading.id)
  byId('pieces-heading').parentElement?.before(section)

  return (word) => {
    const said = word && chosen(word, island)
    section.hidden = said === undefined
    if (!said) return
    if (text.textContent !== said.text) text.textContent = said.text
    text.lang = said.locale
    text.dir = 'auto'
  }
}

function chosen(word: Record<string, string>, { locale, brand }: Island) {
  for (const each of [locale, brand?.first ?? locale]) {
    const text = word[each]
    if (text) return { locale: each, text }
  }
  return undefined
}
