import type { AmbassadorAnswer, ProofAnswer } from '../../api/ambassadors/contract.ts'
import type { ProblemBody } from '../../api/errors.ts'
import { createTokenKind, rootId } from '../../seal/link.ts'
import { keyring } from './fixture.ts'
import { Fan, type RunningHost } from './host.ts'

/** The token of an ambassador's first page. */
export function pageToken(slug: string, label: string): string {
  return createTokenKind(keyring.ambassador(slug)).write(rootId(keyring.root(slug), label))
}

/** An ambassador with their page open. */
export class AmbassadorPage {
  readonly #fan: Fan
  readonly #token: string

  constructor(host: RunningHost, slug: string, token: string) {
    this.#fan = new Fan(host, slug)
    this.#token = token
  }

  ask(method = 'GET', path = '', body?: unknown): Promise<Response> {
    return this.#fan.ask(`ambassador${path}`, {
      method,
      headers: { Authorization: `Ambassador ${this.#token}`, 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  }

  async read(query = ''): Promise<AmbassadorAnswer> {
    return answerOf(await this.ask('GET', query))
  }

  async write(text: string): Promise<AmbassadorAnswer> {
    return answerOf(await this.ask('PUT', '/note', { text }))
  }

  async proof(named: 'yes' | 'no' = 'no'): Promise<ProofAnswer> {
    return answerOf(await this.ask('GET', `/proof?named=${named}`))
  }

  /** The problem that a request is answered with. */
  async refused(method: string, path: string, body?: unknown): Promise<ProblemBody> {
    return (await (await this.ask(method, path, body)).json()) as ProblemBody
  }
}

async function answerOf<T>(response: Response): Promise<T> {
  if (response.status !== 200) throw new Error(`ambassador answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as T
}
