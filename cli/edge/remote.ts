import type { ProblemBody } from '../../api/errors.ts'
import { type RemoteRows, remoteEngine } from '../../db/clients/remote.ts'
import type { Engine, Row } from '../../db/engine.ts'
import { OPERATOR, signOperator } from '../../seal/operator-signature.ts'
import { CommandError } from '../fail.ts'

export type RemoteStoreName = `campaigns/${string}` | 'studio'

/** Asks an object of a deployment by a signed request. Throws {@link CommandError}. */
export async function askRemote<Answer>(
  at: string,
  store: RemoteStoreName,
  key: Uint8Array,
  what: 'read' | 'write' | 'verify' | 'snapshot' | 'restart' | 'campaigns',
  asked: unknown,
): Promise<Answer> {
  const path = `/api/operator/${store}/${what}`
  const request = { path, body: JSON.stringify(asked), at: Date.now(), nonce: crypto.randomUUID() }
  const headers = {
    'Content-Type': 'application/json',
    [OPERATOR.at]: String(request.at),
    [OPERATOR.nonce]: request.nonce,
    [OPERATOR.signature]: signOperator(key, request),
  }
  const response = await fetch(new URL(path, at), { method: 'POST', headers, body: request.body }).catch(
    (cause: unknown) => {
      throw new CommandError(`--at: ${at} cannot be reached`, { cause })
    },
  )
  if (response.ok) return (await response.json()) as Answer
  const { title = response.statusText, detail = '' } = (await response.json().catch(() => ({}))) as Partial<ProblemBody>
  const mend = response.status === 401 ? ': expected the secret of that deployment here, and a clock that is right' : ''
  throw new CommandError(`--at: ${at} answers ${response.status}, ${title}${detail && ` (${detail})`}${mend}`)
}

/** A store of a deployment at the edge, over its signed routes. */
export function openRemote(at: string, store: RemoteStoreName, key: Uint8Array): Engine {
  return remoteEngine({
    read: (query) => askRemote<RemoteRows>(at, store, key, 'read', query),
    write: (statements) => askRemote<Row[][]>(at, store, key, 'write', statements),
  })
}
