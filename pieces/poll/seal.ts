import type { SealedMedium } from '../../site/sealing/sealed-media.ts'
import { pictureOf } from '../markdown/html.ts'
import { sealedWords } from '../sealed-words.ts'
import type { Sealer } from '../sealer.ts'
import { attributes, escaped } from '../tags.ts'
import type { Choice, Pick } from './schema.ts'
import { pollWords } from './words/index.ts'

/** The question as a form: what it looks like, and what it does, is for `client.ts`. */
export const sealer: Sealer<'poll'> = {
  async html(piece, campaign, { files }) {
    const { id, question, choices, pick, result } = piece
    const facts = attributes({
      ...{ 'data-pick': nameOf(pick), 'data-most': typeof pick === 'object' ? pick.most : undefined },
      'data-result': result,
    })
    const items = choices.map((choice) => itemOf(choice, id, pick, files)).join('')
    const list = pick === 'ranking' ? 'ol' : 'ul'
    const fields = `<legend dir="auto">${escaped(question)}</legend><${list} role="list">${items}</${list}>`
    return `<form class="poll"${facts}><fieldset>${fields}</fieldset></form>${sealedWords(piece, campaign, pollWords)}`
  },
  text: async ({ question, choices }) => [question, ...choices.map(({ text }) => text)].join('\n\n'),
}

function nameOf(pick: Pick): string {
  return typeof pick === 'object' ? 'most' : pick
}

function itemOf({ id, text, picture }: Choice, piece: string, pick: Pick, media: ReadonlyMap<string, SealedMedium>) {
  const type = pick === 'one' ? 'radio' : 'checkbox'
  const input = pick === 'ranking' ? '' : `<input${attributes({ type, name: `vote-${piece}`, value: id })}>`
  const medium = picture && media.get(picture.path.normalize())
  const image = picture && medium ? `<img${attributes({ ...pictureOf(medium), alt: picture.alt })}>` : ''
  const words = picture?.isAlone ? '' : `<span class="choice" dir="auto">${escaped(text)}</span>`
  const label = `${input}${image}${words}`
  return `<li data-choice="${id}">${pick === 'ranking' ? label : `<label>${label}</label>`}</li>`
}
