import { hkdf } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { encodeBase58 } from './base58.ts'

/** The scope of a key: the whole deployment, one campaign, or one piece of one in one epoch. */
interface Scopes {
  deployment: []
  campaign: [slug: string]
  piece: [slug: string, piece: string, epoch: string]
}

interface PurposeRules {
  of: keyof Scopes
  /** Length of the key; 16 bytes are RFC 8188's input keying material. */
  bytes: 16 | 32
  /** Description of a token under this key, where it is the key of a `TokenKind`. */
  token?: string
}

/**
 * ADD A PURPOSE: what a derived key is for. No purpose sees another's key (HKDF's `info`, RFC 5869 section 3.2). This is
 * the one list: the keyring derives by it, and the leak check looks for the keys and tokens of all that is in it.
 */
const PURPOSES = {
  /** Encrypts the link tokens of a campaign. */
  link: { of: 'campaign', bytes: 32, token: 'a private link' },
  /** Encrypts the passes of a campaign. */
  pass: { of: 'campaign', bytes: 32, token: 'a fan’s pass' },
  /** Encrypts the names that nodes have in exports and in the studio: no link leads to them. */
  name: { of: 'campaign', bytes: 32, token: 'the name of a node' },
  /** Encrypts the tokens of a campaign's previews. */
  preview: { of: 'campaign', bytes: 32, token: 'a preview' },
  /** Encrypts the tokens of ambassadors' own pages. */
  ambassador: { of: 'campaign', bytes: 32, token: 'an ambassador’s page' },
  /** Chooses the ids of a campaign's roots. */
  root: { of: 'campaign', bytes: 32 },
  /** Chooses and hides the words that fans of a campaign say to each other. */
  words: { of: 'campaign', bytes: 32 },
  /** Digests the visits of a campaign, so that a database holds none. */
  visit: { of: 'campaign', bytes: 32 },
  /** Signs the proof-of-work challenges of a campaign. */
  work: { of: 'campaign', bytes: 32 },
  /** Encrypts the words that the brand pinned on a campaign's opened page, at rest. */
  pinned: { of: 'campaign', bytes: 16 },
  /** Encrypts the lines that fans of a campaign said to the brand, at rest. */
  told: { of: 'campaign', bytes: 16 },
  /** Encrypts one piece of a campaign. */
  content: { of: 'piece', bytes: 16 },
  /** Encrypts the notes of a campaign's ambassadors at rest. */
  note: { of: 'campaign', bytes: 16 },
  /** Signs the proofs of how far a link went (Ed25519). */
  proof: { of: 'deployment', bytes: 32 },
  /** Seeds the draws, and tells their winners' codes. A draw is promised for good, so no epoch is in it. */
  draw: { of: 'campaign', bytes: 32 },
  /** Signs what operators ask of a deployment from elsewhere. */
  operator: { of: 'deployment', bytes: 32 },
  /** Encrypts the manifest that the build hands to the API. */
  manifest: { of: 'deployment', bytes: 16 },
  /** Encrypts the build cache. */
  cache: { of: 'deployment', bytes: 16 },
  /** Names the entries of the build cache, so that no name is the digest of a content. */
  'cache-name': { of: 'deployment', bytes: 32 },
} as const satisfies Record<string, PurposeRules>

type Purpose = keyof typeof PURPOSES

/** The parts of a campaign that its keys depend on. */
interface KeyedCampaign {
  slug: string
  pieces: readonly { id: string; epoch: string }[]
}

/** A key with its purpose. */
interface NamedKey {
  purpose: string
  /** Slug, piece and epoch, where it belongs to one. */
  scope: readonly string[]
  key: Uint8Array<ArrayBuffer>
  /** Description of a token under it, if it is a key of tokens. */
  token: string | undefined
}

/** The keyring of a deployment: every key, derived on demand from its one secret. */
export type Keyring = {
  [P in Purpose]: (...scope: Scopes[(typeof PURPOSES)[P]['of']]) => Uint8Array<ArrayBuffer>
} & {
  /** Every key of these campaigns, of every purpose. */
  every(campaigns: readonly KeyedCampaign[]): NamedKey[]
}

/**
 * Derives all keys from one secret by HKDF-SHA-256, with one `info` per purpose, campaign, piece and epoch. Slugs, piece
 * ids and epochs contain no `/`, so that no two scopes share an `info`.
 */
export function createKeyring(secret: string): Keyring {
  const input = utf8ToBytes(secret)
  const derive = (purpose: string, { bytes }: PurposeRules, scope: readonly string[]) => {
    const info = utf8ToBytes(['entrenous', purpose, ...scope].join('/'))
    return new Uint8Array(hkdf(sha256, input, undefined, info, bytes))
  }
  const of =
    (purpose: Purpose) =>
    (...scope: string[]) =>
      derive(purpose, PURPOSES[purpose], scope)
  return {
    link: of('link'),
    pass: of('pass'),
    name: of('name'),
    preview: of('preview'),
    ambassador: of('ambassador'),
    root: of('root'),
    words: of('words'),
    visit: of('visit'),
    work: of('work'),
    pinned: of('pinned'),
    told: of('told'),
    content: of('content'),
    note: of('note'),
    proof: of('proof'),
    draw: of('draw'),
    operator: of('operator'),
    manifest: of('manifest'),
    cache: of('cache'),
    'cache-name': of('cache-name'),
    every: (campaigns) =>
      Object.entries<PurposeRules>(PURPOSES).flatMap(([purpose, rules]) =>
        scopesOf(rules.of, campaigns).map((scope) => {
          return { purpose, scope, key: derive(purpose, rules, scope), token: rules.token }
        }),
      ),
  }
}

function scopesOf(of: keyof Scopes, campaigns: readonly KeyedCampaign[]): string[][] {
  if (of === 'deployment') return [[]]
  if (of === 'campaign') return campaigns.map(({ slug }) => [slug])
  return campaigns.flatMap(({ slug, pieces }) => pieces.map(({ id, epoch }) => [slug, id, epoch]))
}

/** A pseudonym under a key: 16 bytes of a MAC as 22 base58 characters. Without the key it reveals nothing of the text. */
export function keyedName(key: Uint8Array, text: string): string {
  return keyedNames(key)(text)
}

/** `keyedName` for many texts: the key is hashed once, and buffers are reused. */
export function keyedNames(key: Uint8Array): (text: string) => string {
  const keyed = hmac.create(sha256, key)
  const scratch = keyed.clone()
  const digest = new Uint8Array(32)
  return (text) => {
    keyed._cloneInto(scratch).update(utf8ToBytes(text)).digestInto(digest)
    return encodeBase58(digest.subarray(0, 16))
  }
}

/**
 * Pseudorandom numbers under a key, each from 0 to below `size`: always the same for a text, and random to anybody without
 * the key. At most eight; `size` far below 2^32, so that none is noticeably likelier.
 */
export function keyedNumbers(
  key: Uint8Array,
  text: string,
  { count, size }: { count: number; size: number },
): number[] {
  const digest = hmac(sha256, key, utf8ToBytes(text))
  const view = new DataView(digest.buffer, digest.byteOffset)
  return Array.from({ length: count }, (_, i) => view.getUint32(4 * i) % size)
}
