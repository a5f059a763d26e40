import { randomId } from '../../site/client/random-id.ts'
import type { Mount } from '../mount.ts'
import type { DrawAnswer, DrawnTickets } from './contract.ts'
import { keep, keptOf } from './kept.ts'
import { verify } from './verification.ts'
import type { DrawWords } from './words/draw-words.ts'

/** How long after the end it takes until the draw is held. */
const HELD_AFTER_MS = 6000

export const mount: Mount = (_, content, { piece, island, words, api, live, page, isRefusal }) => {
  const said = words as DrawWords
  const draw = content.querySelector<HTMLElement>('.draw')
  const place = content.querySelector<HTMLElement>('.ticket')
  const summary = content.querySelector('summary')
  if (!draw || !place || !summary) throw new Error('The draw has no place')
  summary.textContent = said.terms
  for (const own of [place, summary]) {
    own.lang = island.locale
    own.dir = document.documentElement.dir
  }
  if (!api) {
    place.append(line('p', said.outside))
    return undefined
  }

  const moment = (pattern: string, at: number) => page.formatMoment(island.numerals.locale, pattern, at)
  const status = line('p', '')
  status.role = 'status'
  const parts = document.createElement('div')
  place.append(status, parts)

  const button = (label: string, act: () => Promise<void>) => {
    const made = line('button', label)
    made.className = 'action'
    made.type = 'button'
    made.onclick = () => {
      made.ariaBusy = 'true'
      void act().catch((error: unknown) => {
        if (!isRefusal(error)) throw error
        made.ariaBusy = null
        made.textContent = said.retry
        status.textContent = said.failed
      })
    }
    return made
  }

  const enter = async () => {
    const ticket = randomId()
    const answer = await api.post<DrawAnswer>('enter', { ticket })
    if (answer.ticket !== null) keep(island.slug, piece.id, { commitment: answer.commitment, ticket: answer.ticket })
    took(answer)
  }
  const claim = async () => took(await api.post<DrawAnswer>('claim', {}))
  const check = async () => {
    const drawn = await api.get<DrawnTickets>('tickets')
    const told = { commitment, prizes: Number(draw.dataset.prizes), ticket: known?.ticket ?? null }
    const outcome = await verify(drawn, { ...told, ...keptOf(island.slug, piece.id) })
    const verified = outcome === 'left-out' ? `${said.verified} ${said.leftOut}` : said.verified
    status.textContent = outcome === 'refuted' ? said.refuted : verified
    status.focus()
  }

  let commitment = ''
  const beforeEnd = ({ ticket, closes }: DrawAnswer) => {
    status.textContent = ticket === null ? moment(said.until, closes) : page.fill(said.entered, { ticket })
    parts.replaceChildren(...(ticket === null ? [button(said.enter, enter)] : []), sealed())
  }
  const afterEnd = ({ ticket, won, drawn, entries }: DrawAnswer) => {
    const winners = drawn?.winners ?? []
    status.textContent = won ? page.fill(said.won, { prize: won.prize }) : ticket === null ? said.notIn : said.lost
    if (winners.length === 0) status.textContent = entries === 0 ? said.nobody : drawn ? said.none : said.drawing
    const list = document.createElement('ol')
    list.append(...winners.map(({ ticket, prize }) => winner(ticket, prize)))
    const result = winners.length > 0 ? [line('h4', said.winners), list, button(said.verify, check)] : []
    parts.replaceChildren(...(won ? claimOf(won) : []), ...result, sealed())
  }
  const claimOf = ({ code, until }: NonNullable<DrawAnswer['won']>) => {
    if (code !== null) return [codeOf(code), line('p', said.show)]
    if (Date.now() >= until) return [line('p', said.lapsed)]
    return [button(said.claim, claim), line('p', moment(said.claimUntil, until))]
  }
  const sealed = () => {
    const made = line('p', page.fill(said.commitment, { digest: commitment }))
    made.className = 'commitment'
    return made
  }
  let known: DrawAnswer | undefined
  const show = (answer: DrawAnswer) => {
    known = answer
    commitment = answer.commitment
    if (answer.drawn || Date.now() >= answer.closes) afterEnd(answer)
    else beforeEnd(answer)
  }

  /** The button is gone: who is on it goes on where it says what became of it. */
  const took = (answer: DrawAnswer) => {
    show(answer)
    status.focus({ preventScroll: true })
  }

  const ask = () =>
    api.get<DrawAnswer>().then(show, (error: unknown) => {
      if (!isRefusal(error)) throw error
      status.textContent = said.failed
      parts.replaceChildren(button(said.retry, ask))
    })
  status.tabIndex = -1
  void ask()
  // Spread, so that not everybody asks in the same second.
  let again: ReturnType<typeof setTimeout> | undefined
  const closes = Number(draw.dataset.closes)
  const left = closes + HELD_AFTER_MS * (1 + Math.random()) - Date.now()
  if (left > 0 && left < 2 ** 31) again = setTimeout(ask, left)
  const letGo = live((event) => {
    if (!known || known.drawn) return
    // Without a stream nobody tells: it is asked once it is over.
    if (event ? (event as { isDrawn?: boolean }).isDrawn : Date.now() >= closes) void ask()
  })
  return () => {
    clearTimeout(again)
    letGo()
  }
}

function line<Name extends 'p' | 'h4' | 'button'>(name: Name, text: string): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  made.textContent = text
  return made
}

function codeOf(code: string): HTMLElement {
  const made = document.createElement('output')
  made.dir = 'ltr'
  made.translate = false
  made.textContent = code
  return made
}

function winner(ticket: string, prize: string): HTMLElement {
  const made = document.createElement('li')
  const [name, number] = [document.createElement('bdi'), document.createElement('code')]
  name.textContent = prize
  number.textContent = ticket
  number.dir = 'ltr'
  made.append(name, ' ', number)
  return made
}
