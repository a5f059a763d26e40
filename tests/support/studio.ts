import { addStudioKey, type StudioRole } from '../../db/studio-keys.ts'
import { digestOf, newStudioToken } from '../../seal/studio-key.ts'
import type { NodeHost } from './node-host.ts'

interface Invitation {
  name?: string
  role?: StudioRole
  campaigns?: string[] | null
  expiresAt?: number | null
}

let invited = 0

/** A new studio key of a running host. */
export async function invite(
  { engine }: Pick<NodeHost, 'engine'>,
  { name = `Guest ${++invited}`, role = 'viewer', campaigns = null, expiresAt = null }: Invitation = {},
): Promise<{ key: string; name: string }> {
  const key = newStudioToken()
  const invitation = { name, role, campaigns, expiresAt, digest: digestOf(key) }
  await engine.write(addStudioKey(invitation, 'test', Date.now()))
  return { key, name }
}

/** A browser that shows the studio: keeps its cookie and says where it asks from. */
export class StudioBrowser {
  readonly #host: Pick<NodeHost, 'fetch'>
  /** `name=value`, as it would be sent. */
  cookie: string | undefined

  constructor(host: Pick<NodeHost, 'fetch'>) {
    this.#host = host
  }

  async ask(path: string, init: RequestInit & { headers?: Record<string, string> } = {}): Promise<Response> {
    const response = await this.#host.fetch(`/api/studio/${path}`, {
      ...init,
      headers: {
        'Sec-Fetch-Site': 'same-origin',
        ...(this.cookie !== undefined && { Cookie: this.cookie }),
        ...init.headers,
      },
    })
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';')
      this.cookie = /Max-Age=0/.test(set) ? undefined : pair
    }
    return response
  }

  send(method: string, path: string, body: unknown, headers: Record<string, string> = {}) {
    const json = { 'Content-Type': 'application/json', ...headers }
    return this.ask(path, { method, headers: json, body: JSON.stringify(body) })
  }

  signIn(key: string, headers: Record<string, string> = {}) {
    return this.send('POST', 'session', { key }, headers)
  }
}
