import { sealedWords } from '../sealed-words.ts'
import type { Sealer } from '../sealer.ts'
import { escaped } from '../tags.ts'
import { codeWords } from './words/index.ts'

/** The terms. The code itself is no part of the container: the API hands it out, to as many as there are codes. */
export const sealer: Sealer<'code'> = {
  async html(piece, campaign) {
    const terms = piece.terms.split(/\n+/).map((line) => `<p dir="auto">${escaped(line)}</p>`)
    return `<div class="code" data-for="${piece.for}">${terms.join('')}</div>${sealedWords(piece, campaign, codeWords)}`
  },
  text: async ({ terms, codes }) => [terms, ...codes].join('\n\n'),
}
