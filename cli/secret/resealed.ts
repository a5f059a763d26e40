import { EnvelopeError, readHeader, seal, unseal } from '../../seal/envelope.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** A container with the same content under another key; undefined where the old key does not open it. */
export async function resealed(container: Bytes, from: Bytes, to: Bytes): Promise<Bytes | undefined> {
  try {
    const { keyId } = readHeader(container)
    const salt = crypto.getRandomValues(new Uint8Array(16))
    return await seal(await unseal(container, from), { key: to, keyId, salt })
  } catch (error) {
    if (error instanceof EnvelopeError) return undefined
    throw error
  }
}
