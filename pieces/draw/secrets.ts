import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { CatalogueEntry } from '../../api/catalogue.ts'
import { encodeBase58 } from '../../seal/base58.ts'

type Keyed = Pick<CatalogueEntry, 'drawKey'>

export const hexDigest = (text: string) => bytesToHex(sha256(utf8ToBytes(text)))

/** The seed of a draw, hexadecimal. It is published one day, so it is not the key itself. */
export const seedOf = ({ drawKey }: Keyed, piece: string) =>
  bytesToHex(hmac(sha256, drawKey, utf8ToBytes(`seed ${piece}`)))

const CODE_LENGTH = 10

/** What a winner shows: only who knows the key can tell it from the ticket, which everybody sees. */
export const claimCodeOf = ({ drawKey }: Keyed, piece: string, ticket: string) =>
  encodeBase58(hmac(sha256, drawKey, utf8ToBytes(`claim ${piece} ${ticket}`)).slice(0, 16)).slice(0, CODE_LENGTH)
