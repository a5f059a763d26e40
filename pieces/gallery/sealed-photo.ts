import type { CatalogueEntry } from '../../api/catalogue.ts'
import { type Bytes, type Stored, wholeOf } from '../../api/photos/photo-store.ts'
import { encodeBase58 } from '../../seal/base58.ts'
import { seal, unseal } from '../../seal/envelope.ts'

/** A piece whose key seals what fans leave in it. */
export interface SealingPiece {
  campaign: CatalogueEntry
  piece: { id: string; epoch: string }
}

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))

/** The name of a new photo's files, which says nothing. */
export const newFileName = () => encodeBase58(random(16))

/** Seals bytes for the holders of a piece. */
export function sealFor({ campaign, piece }: SealingPiece, bytes: Bytes): Promise<Bytes> {
  return seal(bytes, { key: campaign.contentKeyOf(piece.id, piece.epoch), keyId: piece.id, salt: random(16) })
}

/** Opens what was sealed in an epoch of the piece. Throws `EnvelopeError`. */
export async function openFrom({ campaign, piece }: SealingPiece, container: Stored, epoch: string): Promise<Bytes> {
  return unseal(await wholeOf(container), campaign.contentKeyOf(piece.id, epoch))
}

/** A container that the piece's present key opens. */
export async function sealedNow(place: SealingPiece, container: Stored, epoch: string): Promise<Stored> {
  return epoch === place.piece.epoch ? container : sealFor(place, await openFrom(place, container, epoch))
}

/** A caption as its row has it: a container, base64; empty without a caption. */
export async function sealCaption(place: SealingPiece, caption: string): Promise<string> {
  if (caption === '') return ''
  const container = await sealFor(place, new Uint8Array(new TextEncoder().encode(caption)))
  return btoa(String.fromCharCode(...container))
}

export async function openCaption(place: SealingPiece, { caption, epoch }: { caption: string; epoch: string }) {
  if (caption === '') return ''
  const container = Uint8Array.from(atob(caption), (letter) => letter.charCodeAt(0))
  return new TextDecoder().decode(await openFrom(place, container, epoch))
}
