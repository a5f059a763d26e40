import { sealedWords } from '../sealed-words.ts'
import type { Sealer } from '../sealer.ts'
import { escaped } from '../tags.ts'
import { drawWords } from './words/index.ts'

/** The prizes and the terms; tickets and winners come from the API. */
export const sealer: Sealer<'draw'> = {
  async html(piece, campaign) {
    const prizes = piece.prizes.map(({ name, count, translated = name }) => {
      const times = count > 1 ? `<span class="times">${count}&nbsp;×</span> ` : ''
      const told = `data-name="${escaped(name)}" data-count="${count}"`
      return `<li dir="auto" ${told}>${times}<span class="name">${escaped(translated)}</span></li>`
    })
    const terms = piece.terms.split(/\n+/).map((line) => `<p dir="auto">${escaped(line)}</p>`)
    const parts = `<ul role="list" class="prizes">${prizes.join('')}</ul><div class="ticket"></div>`
    return `<div class="draw" data-closes="${piece.closes}">${parts}<details><summary></summary>${terms.join('')}</details></div>${sealedWords(piece, campaign, drawWords)}`
  },
  text: async ({ prizes, terms }) => [...prizes.map(({ name, translated = name }) => translated), terms].join('\n\n'),
}
