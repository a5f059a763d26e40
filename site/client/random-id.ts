import { encodeBase58 } from '../../seal/base58.ts'

/** 22 base58 characters that nobody else has. */
export const randomId = () => encodeBase58(crypto.getRandomValues(new Uint8Array(16)))
