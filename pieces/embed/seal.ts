import { pictureOf } from '../markdown/html.ts'
import { sealedWords } from '../sealed-words.ts'
import type { Sealer } from '../sealer.ts'
import { attributes } from '../tags.ts'
import { frameAddress } from './address.ts'
import { PLAYERS } from './players.ts'
import { embedWords } from './words/index.ts'

/**
 * What the player needs, and no more: it may run, keep what it knows of itself, and fill the screen; it opens no window and
 * takes nobody elsewhere.
 */
const FRAME = {
  sandbox: 'allow-scripts allow-same-origin',
  allow: 'autoplay; fullscreen',
  // YouTube plays nothing for a page that does not name itself (its error 153), and Vimeo may be told where alone to play:
  // both learn the site's origin, and nothing of the path or the fan's link.
  referrerpolicy: 'strict-origin-when-cross-origin',
}

/** The frame lies in a template, so that nothing is asked of its origin before `client.ts` takes it out. */
export const sealer: Sealer<'embed'> = {
  async html(piece, campaign, { files }) {
    const { player, address, alt, title, poster } = piece
    const medium = poster && files.get(poster.normalize())
    const picture = medium ? `<img${attributes({ ...pictureOf(medium), alt: '' })}>` : ''
    const frame = `<iframe${attributes({ src: frameAddress(address), title: alt ?? title, ...FRAME })}></iframe>`
    const kind = attributes({ 'data-player': player })
    const name = attributes({ 'data-name': PLAYERS[player].name })
    const bar = '<p><button type="button"></button> <span></span></p>'
    const figure = `<figure class="embed"${kind}><div${name}>${picture}</div><template>${frame}</template>${bar}</figure>`
    return figure + sealedWords(piece, campaign, embedWords)
  },
  text: async ({ alt = '' }) => alt,
}
