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

  const listed = [...content.querySelectorAll<HTMLElement>('.prizes li')]
  const prizes = listed.map(({ dataset: { name = '', count } }) => ({ name, count: Number(count) }))
  /** By the name that winners are written down with, the one in this language. */
  const names = new Map(listed.map((each) => [each.dataset.name, each.querySelector('.name')?.textContent ?? '']))
  const nameOf = (prize: string) => names.get(prize) ?? prize
  const moment = (pattern: string, at: number) => page.formatMoment(island.numerals.locale, pattern, at)
  const status = line('p', '')
  status.role = 'status'
  /** What came of checking the draw, below its button. */
  const checked = line('p', '')
  checked.role = 'status'
  const parts = document.createElement('div')
  place.append(status, parts)

  /** What does not get through is said in `beside`. */
  const button = (label: string, act: () => Promise<void>, beside = status) => {
    const made = line('button', label)
    made.className = 'action'
    made.type = 'button'
    const rest = (text: string) => {
      made.ariaBusy = null
      made.textContent = text
    }
    made.onclick = () => {
      made.ariaBusy = 'true'
      void act().then(
        () => rest(label),
        (error: unknown) => {
          if (!isRefusal(error)) throw error
          rest(said.retry)
          beside.textContent = said.failed
        },
      )
    }
    return made
  }

  const enter = async () => {
    const answer = await api.post<DrawAnswer>('enter', { ticket: randomId() })
    const { commitment, ticket } = answer
    if (ticket !== null) keep(island.slug, piece.id, { commitment, ticket, prizes })
    took(answer)
  }
  const claim = async () => took(await api.post<DrawAnswer>('claim', {}))
  const check = async () => {
    const drawn = await api.get<DrawnTickets>('tickets')
    // Those that the page shows: the server may say others here.
    const winners = known?.drawn?.winners ?? []
    const told = { commitment, prizes, ticket: known?.ticket ?? null }
    const outcome = await verify({ ...drawn, winners }, { ...told, ...keptOf(island.slug, piece.id) })
    const verified = outcome === 'left-out' ? `${said.verified} ${said.leftOut}` : said.verified
    checked.textContent = outcome === 'refuted' ? said.refuted : verified
  }

  let commitment = ''
  const beforeEnd = ({ ticket, closes }: DrawAnswer) => {
    status.textContent = ticket === null ? moment(said.until, closes) : page.fill(said.entered, { ticket })
    parts.replaceChildren(ticket === null ? button(said.enter, enter) : line('p', moment(said.drawn, closes)), sealed())
  }
  const afterEnd = ({ ticket, won, drawn, entries }: DrawAnswer) => {
    const winners = drawn?.winners ?? []
    const lost = ticket === null ? said.notIn : said.lost
    status.textContent = won ? page.fill(said.won, { prize: nameOf(won.prize) }) : lost
    if (winners.length === 0) status.textContent = entries === 0 ? said.nobody : drawn ? said.none : said.drawing
    const list = document.createElement('ol')
    list.append(...winners.map(({ ticket, prize }) => winner(ticket, nameOf(prize))))
    const result =
      winners.length > 0 ? [line('h4', said.winners), list, button(said.verify, check, checked), checked] : []
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
