import { openMedia } from '../markdown/media.ts'
import type { Mount } from '../mount.ts'
import { Ballot } from './ballot.ts'
import type { PollEvent } from './contract.ts'
import type { PollWords } from './words/poll-words.ts'

export const mount: Mount = (_, content, { island, piece, words, api, live, ...loading }) => {
  const closeMedia = openMedia(content, loading, island.words.media)
  speakAround(content, island.locale)
  const form = content.querySelector('form')
  if (!form) throw new Error(`The poll ${piece.id} has no form`)
  const { slug, numerals } = island
  const ballot = new Ballot(form, { slug, piece: piece.id, numerals, words: words as PollWords, api, ...loading })
  ballot.begin()
  const letGo = live((event) => ballot.follow(event as PollEvent | undefined))
  return () => {
    closeMedia()
    letGo()
    ballot.end()
  }
}

/** Where the poll is not translated, what its author wrote keeps its language; what is said around it is the page's. */
function speakAround(content: HTMLElement, locale: string): void {
  const { lang } = content
  if (!lang) return
  for (const own of content.querySelectorAll<HTMLElement>('legend, .choice, img')) own.lang = lang
  content.lang = locale
  content.removeAttribute('dir')
}
