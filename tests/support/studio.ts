import type { ProblemBody } from '../../api/errors.ts'
import { addStudioKey } from '../../db/studio/new-studio-keys.ts'
import type { Role } from '../../db/studio/roles.ts'
import { digestOf, newStudioToken } from '../../seal/studio-key.ts'
import type { StudioHost } from './host.ts'

interface Invitation {
  name?: string
  role?: Role
  campaigns?: string[] | null
  expiresAt?: number | null
}

let invited = 0

/** A new studio key of a running host. */
export async function invite(
  { engine }: Pick<StudioHost, 'engine'>,
  { name = `Guest ${++invited}`, role = 'viewer', campaigns = null, expiresAt = null }: Invitation = {},
): Promise<{ key: string; name: string }> {
  const key = newStudioToken()
  const invitation = { name, role, campaigns, expiresAt, digest: digestOf(key) }
  await engine.write(addStudioKey(invitation, 'test', Date.now()))
  return { key, name }
}

type Asked = Omit<RequestInit, 'headers'> & { headers?: Record<string, string> }

/** A browser that shows the studio: keeps its cookie and says where it asks from. */
export class StudioBrowser {
  readonly #host: Pick<StudioHost, 'fetch'>
  /** `name=value`, as it would be sent. */
  cookie: string | undefined

  constructor(host: Pick<StudioHost, 'fetch'>) {
    this.#host = host
  }

  async ask(path: string, { headers, ...init }: Asked = {}): Promise<Response> {
    const response = await this.#host.fetch(`/api/studio/${path}`, {
      ...init,
      headers: {
        'Sec-Fetch-Site': 'same-origin',
        ...(this.cookie !== undefined && { Cookie: this.cookie }),
        ...headers,
      },
    })
    for (const set of response.headers.getSetCookie()) {
      this.cookie = /Max-Age=0/.test(set) ? undefined : set.split(';')[0]
    }
    return response
  }

  send(method: string, path: string, body: unknown) {
    return this.ask(path, { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })
  }

  signIn(key: string, headers: Record<string, string> = {}) {
    return this.ask('session', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify({ key }),
    })
  }

  /** Whether it is signed in. */
  async isIn(): Promise<boolean> {
    return (await this.ask('session')).status === 200
  }
}

/** A browser that is signed in with a new key. */
export async function signedIn(host: Pick<StudioHost, 'engine' | 'fetch'>, invitation?: Invitation) {
  const { key, name } = await invite(host, invitation)
  const browser = new StudioBrowser(host)
  const response = await browser.signIn(key)
  if (response.status !== 200) throw new Error(`session answered ${response.status}: ${await response.text()}`)
  return { browser, key, name }
}

/** Everything of an answer that somebody could tell it apart by. */
export async function everythingOf(response: Response): Promise<string> {
  const headers = [...response.headers].filter(([name]) => name !== 'date')
  return JSON.stringify([response.status, headers, await response.text()])
}

export async function codeOf(response: Response): Promise<string> {
  return ((await response.json()) as ProblemBody).code
}
