import { seal, unseal } from '../../seal/envelope.ts'

type Key = Uint8Array<ArrayBuffer>

/** Seals a text for its row: a container, base64; empty for an empty text. */
export async function sealText(text: string, key: Key, keyId: string): Promise<string> {
  if (text === '') return ''
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const container = await seal(new Uint8Array(new TextEncoder().encode(text)), { key, keyId, salt })
  return btoa(String.fromCharCode(...container))
}

/** Opens what {@link sealText} made. Throws `EnvelopeError`. */
export async function openText(sealed: string, key: Key): Promise<string> {
  if (sealed === '') return ''
  const container = Uint8Array.from(atob(sealed), (letter) => letter.charCodeAt(0))
  return new TextDecoder().decode(await unseal(container, key))
}
