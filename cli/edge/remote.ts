import type { ProblemBody } from '../../api/errors.ts'
import { type RemoteRows, remoteEngine } from '../../db/clients/remote.ts'
import type { Engine, Row } from '../../db/engine.ts'
import { signedHeaders } from '../../seal/operator-signature.ts'
import { CommandError } from '../fail.ts'

export type RemoteStoreName = `campaigns/${string}` | 'studio'

type What = 'read' | 'write' | 'verify' | 'snapshot' | 'restart' | 'campaigns' | 'enrol'

/** Sends an object of a deployment a signed request. */
async function post(
  at: string,
  store: RemoteStoreName,
  key: Uint8Array,
  what: What,
  asked: unknown,
  init: RequestInit = {},
) {
  const path = `/api/operator/${store}/${what}`
  const request = { path, body: JSON.stringify(asked), at: Date.now(), nonce: crypto.randomUUID() }
  const headers = { 'Content-Type': 'application/json', ...(await signedHeaders(key, request)) }
  // Where a redirect leads, it would be asked without its body.
  return fetch(new URL(path, at), { ...init, redirect: 'manual', method: 'POST', headers, body: request.body })
}

/** Asks an object of a deployment by a signed request. Throws {@link CommandError}. */
export async function askRemote<Answer>(
  at: string,
  store: RemoteStoreName,
  key: Uint8Array,
  what: What,
  asked: unknown,
): Promise<Answer> {
  const response = await post(at, store, key, what, asked).catch((cause: Error) => {
    // Node's `fetch` says of no name, no listener and a certificate that is over the same: its cause tells them apart.
    const { code, message } = (cause.cause ?? cause) as NodeJS.ErrnoException
    throw new CommandError(`--at: ${at} cannot be reached (${code ?? message})`, { cause })
  })
  if (response.ok) {
    return response.json().catch((cause: unknown) => {
      throw new CommandError(`--at: ${at} answers what this program never says, expected the address of a deployment`, {
        cause,
      })
    }) as Promise<Answer>
  }
  const {
    code,
    title = response.statusText,
    detail = '',
  } = (await response.json().catch(() => ({}))) as Partial<ProblemBody>
  const mend = mendOf(response, at, code)
  throw new CommandError(
    `--at: ${at} answers ${response.status}, ${title}${detail && ` (${detail})`}${mend && `: expected ${mend}`}`,
  )
}

function mendOf({ status, headers }: Response, at: string, code: string | undefined): string {
  if (status === 401) return 'the secret of that deployment here, and a clock that is right'
  const elsewhere = headers.get('Location')
  if (elsewhere) return `--at ${new URL(elsewhere, at).origin}`
  // Whoever knows the program's other routes and not these.
  return code === 'route-unknown'
    ? 'a deployment on Cloudflare; to a server, commands are given on it and without --at'
    : ''
}

const ASKED_MS = 20_000
/** No such name, or nothing that listens there. */
const NOBODY: readonly unknown[] = ['ENOTFOUND', 'ECONNREFUSED']
/** Of whoever takes no signed requests. */
const TAKES_NONE = [404, 405]

/**
 * Whose secret the deployment at an address has: this one, another, or untold, whatever keeps it from saying; undefined only
 * where nobody is, or somebody who takes no signed requests.
 */
export async function secretAt(at: string, key: Uint8Array): Promise<'this' | 'another' | 'untold' | undefined> {
  const signal = AbortSignal.timeout(ASKED_MS)
  const response = await post(at, 'studio', key, 'campaigns', {}, { signal }).catch((error: Error) => error)
  if (response instanceof Error) {
    const { code } = (response.cause ?? {}) as NodeJS.ErrnoException
    return NOBODY.includes(code) ? undefined : 'untold'
  }
  if (TAKES_NONE.includes(response.status)) return undefined
  const answer: unknown = await response.json().catch(() => undefined)
  if (response.ok && Array.isArray(answer)) return 'this'
  const { code } = (answer ?? {}) as Partial<ProblemBody>
  return code === 'key-invalid' ? 'another' : 'untold'
}

/** A store of a deployment at the edge, over its signed routes. */
export function openRemote(at: string, store: RemoteStoreName, key: Uint8Array): Engine {
  return remoteEngine({
    read: (query) => askRemote<RemoteRows>(at, store, key, 'read', query),
    write: (statements) => askRemote<Row[][]>(at, store, key, 'write', statements),
  })
}
