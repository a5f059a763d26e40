import type { UnlockAnswer, WordsAnswer } from '../../api/fan-contract.ts'
import type { Engine } from '../../db/engine.ts'
import { newVisit, PHONE } from './fixture.ts'

/** A running API, wherever it runs. */
export interface RunningHost {
  fetch(path: string, init?: RequestInit): Promise<Response>
  stop(): Promise<void>
}

/** One with a studio, whose stores are at hand. */
export interface StudioHost extends RunningHost {
  /** The studio's store. */
  engine: Engine
  storeOf(slug: string): Engine
  /** Where it listens. */
  url: string
  /** What its links begin with. */
  siteUrl: string
}

/** What a phone's browser sends with every `fetch` of the fan's page. */
export const BROWSER = {
  'User-Agent': PHONE,
  'Accept-Language': 'fr-FR,fr;q=0.9',
  'Sec-Fetch-Site': 'same-origin',
  'Sec-Fetch-Mode': 'cors',
  'Sec-Fetch-Dest': 'empty',
}

/** What a proxy in front adds: the host trusts one. */
export const from = (address: string) => ({ 'X-Forwarded-For': address, 'CF-Connecting-IP': address })

/** Speaks to a host as the fan's page does, from an address of its own unless it is told one. */
export class Fan {
  readonly #host: RunningHost
  readonly #slug: string
  readonly #headers: Record<string, string>

  constructor(host: RunningHost, slug: string, address = newAddress()) {
    this.#host = host
    this.#slug = slug
    this.#headers = { ...BROWSER, ...from(address) }
  }

  get(route: string, headers: Record<string, string> = {}) {
    return this.#host.fetch(`/api/campaigns/${this.#slug}/${route}`, { headers: { ...this.#headers, ...headers } })
  }

  post(route: string, body: unknown, headers: Record<string, string> = {}) {
    return this.#host.fetch(`/api/campaigns/${this.#slug}/${route}`, {
      method: 'POST',
      headers: { ...this.#headers, 'Content-Type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  }

  ask(route: string, { headers, ...init }: RequestInit = {}) {
    return this.#host.fetch(`/api/campaigns/${this.#slug}/${route}`, {
      ...init,
      headers: { ...this.#headers, ...(headers as Record<string, string>) },
    })
  }

  unlock(token: string, visit = newVisit(), more: Record<string, unknown> = {}) {
    return this.post('unlock', { link: `w${token}`, visit, ...more })
  }

  /** Opens a link that must open. */
  async opened(token: string, visit?: string, more?: Record<string, unknown>): Promise<UnlockAnswer> {
    const response = await this.unlock(token, visit, more)
    if (response.status !== 200) throw new Error(`unlock answered ${response.status}: ${await response.text()}`)
    return (await response.json()) as UnlockAnswer
  }

  /** Asks for words to say, which must be lent. */
  async words(pass: string): Promise<WordsAnswer> {
    const response = await this.post('words', { pass })
    if (response.status !== 200) throw new Error(`words answered ${response.status}: ${await response.text()}`)
    return (await response.json()) as WordsAnswer
  }

  /** Types words that somebody said, from a network that nobody else of the test is in. */
  say(words: string, address = newAddress()) {
    return this.post('spoken', { words }, from(address))
  }

  async views(): Promise<number> {
    const response = await this.get('tally')
    return ((await response.json()) as { views: number }).views
  }
}

let addresses = 0

/** An IPv4 address of a neighbourhood of its own. */
export function newAddress(): string {
  addresses++
  return `${11 + (addresses >> 8)}.${addresses & 255}.0.1`
}
