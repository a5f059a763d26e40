import { seal, unseal } from '../../seal/envelope.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** What notes are sealed as; no piece is called so. */
const KEY_ID = 'note'

/** Notes that were opened before: the same one is read by thousands. */
const MOST_OPENED = 500

/** Seals a note for the database. */
export async function sealNote(key: Bytes, text: string): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const container = await seal(new Uint8Array(new TextEncoder().encode(text)), { key, keyId: KEY_ID, salt })
  return btoa(String.fromCharCode(...container))
}

/** Opens notes of the database, each once. Throws `EnvelopeError` for one that was changed there. */
export function createNoteOpener(): (key: Bytes, container: string) => Promise<string> {
  const opened = new Map<string, Promise<string>>()
  return (key, container) => {
    const before = opened.get(container)
    if (before) return before
    if (opened.size >= MOST_OPENED) opened.clear()
    const text = open(key, container)
    opened.set(container, text)
    return text
  }
}

async function open(key: Bytes, container: string): Promise<string> {
  const bytes = Uint8Array.from(atob(container), (character) => character.charCodeAt(0))
  return new TextDecoder().decode(await unseal(bytes, key))
}
