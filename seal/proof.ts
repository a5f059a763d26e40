import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'

/**
 * Signed statements of how far a link went: JSON Web Signatures (RFC 7515) by Ed25519 (RFC 8037), so that the libraries of
 * any language check them. The signature ends in `A`, `Q`, `g` or `w`: no messenger cuts or styles the last letter.
 */

/** What a proof states. Times are epoch seconds, as in a JSON Web Token (RFC 7519). */
export interface Statement {
  /** Address of the site that counted and signed, without a slash at its end. */
  iss: string
  /** Slug of the campaign; then its title at that time. */
  sub: string
  title: string
  /** When it was signed: the figures are those of this moment. */
  iat: number
  /** A name of the link that opens nothing: proofs of one link have it in common. */
  link: string
  /** Label of the link, where whoever made the proof wanted it there. */
  name?: string
  /** Clear views through the link and those that grew from it: neither doubtful nor voided ones. */
  people: number
  /** Generations of them. */
  hands: number
  /** Beginning of the hour of the first of them, and end of that of the last; absent while there are none. */
  from?: number
  to?: number
}

/** A public key as JWKs are written (RFC 8037, section 2). */
export interface ProofJwk {
  kty: 'OKP'
  crv: 'Ed25519'
  alg: 'EdDSA'
  use: 'sig'
  kid: string
  /** 32 bytes, base64url. */
  x: string
}

/** The key that signs the proofs of a deployment. */
export interface ProofKey {
  /** Its public half. */
  jwk(): Promise<ProofJwk>
  sign(statement: Statement): Promise<string>
}

/** Where the public keys of a site stand, below its address: a JWK Set (RFC 7517, section 5). */
export const PROOF_KEYS_PATH = '/api/jwks.json'

/** What stands before the seed in an Ed25519 key as Web Crypto takes it: PKCS #8 (RFC 8410, section 7). */
const PKCS8_HEAD = '302e020100300506032b657004220420'

/**
 * Signs by Web Crypto, which Node and workerd have.
 *
 * @param seed 32 bytes, which no other purpose uses
 */
export function createProofKey(seed: Uint8Array): ProofKey {
  let opening: ReturnType<typeof openKey> | undefined
  const opened = () => {
    opening ??= openKey(seed)
    return opening
  }
  return {
    jwk: async () => (await opened()).jwk,
    async sign(statement) {
      const { jwk, privateKey } = await opened()
      const head = { alg: 'EdDSA', kid: jwk.kid }
      const signed = [head, statement].map((part) => encode(utf8ToBytes(JSON.stringify(part)))).join('.')
      const signature = await crypto.subtle.sign('Ed25519', privateKey, utf8ToBytes(signed))
      return `${signed}.${encode(new Uint8Array(signature))}`
    },
  }
}

async function openKey(seed: Uint8Array) {
  const pkcs8 = concatBytes(hexToBytes(PKCS8_HEAD), seed)
  const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', true, ['sign'])
  const { x = '' } = await crypto.subtle.exportKey('jwk', privateKey)
  const kid = encode(sha256(decode(x)).subarray(0, 6))
  return { privateKey, jwk: { kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', use: 'sig', kid, x } satisfies ProofJwk }
}

const PROOF = /[A-Za-z0-9_-]{16,200}\.[A-Za-z0-9_-]{40,2000}\.[A-Za-z0-9_-]{85}[AQgw](?![A-Za-z0-9_-])/

/** The proof in a text, whatever stands around it: an address, a card as SVG, the bytes of one as PNG. */
export function proofIn(text: string): string | undefined {
  return PROOF.exec(text)?.[0]
}

/** What a proof says, whoever signed it; undefined where it cannot be read. */
export function readProof(proof: string): { kid: string; statement: Statement } | undefined {
  try {
    const [head, body] = proof.split('.').map((part) => decode(part))
    const { alg, kid } = JSON.parse(new TextDecoder().decode(head))
    const statement: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(body))
    return alg === 'EdDSA' && typeof kid === 'string' && isStatement(statement) ? { kid, statement } : undefined
  } catch {
    // No base64url, no UTF-8 or no JSON.
    return undefined
  }
}

/** Whether one of these keys signed the proof. */
export function isSignedBy(proof: string, keys: readonly Pick<ProofJwk, 'kid' | 'x'>[]): boolean {
  const { kid } = readProof(proof) ?? {}
  const key = keys.find((each) => each.kid === kid)
  const end = proof.lastIndexOf('.')
  if (!key || end < 0) return false
  try {
    // Strict (RFC 8032, and no small-order keys): of two verifiers, neither accepts what the other refuses.
    return ed25519.verify(decode(proof.slice(end + 1)), utf8ToBytes(proof.slice(0, end)), decode(key.x), {
      zip215: false,
    })
  } catch {
    // A signature or key of another length.
    return false
  }
}

function isStatement(value: unknown): value is Statement {
  if (typeof value !== 'object' || value === null) return false
  const said = value as Record<string, unknown>
  const texts = [said.iss, said.sub, said.title, said.link, said.name ?? '']
  const figures = [said.iat, said.people, said.hands, said.from ?? 0, said.to ?? 0]
  return texts.every((text) => typeof text === 'string') && figures.every((figure) => Number.isSafeInteger(figure))
}

function encode(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

function decode(base64url: string): Uint8Array {
  const binary = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}
