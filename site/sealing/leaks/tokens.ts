import { BASE58_PATTERN, decodeBase58 } from '../../../seal/base58.ts'
import { createTokenKind } from '../../../seal/link.ts'
import { createKeyring } from '../../../seal/secret.ts'
import type { Detector, Secrets } from './secrets.ts'

/** Every 22 characters that could be a token, also where they overlap: a letter or more may stand before or after. */
const CANDIDATE = new RegExp(`(?=(${BASE58_PATTERN}))`, 'g')

/** Node ids are below 2^53 and written in 7 bytes: most candidates fall away before a MAC is computed. */
const FIRST_BYTE_END = 0x20

/** Finds link tokens and passes of any campaign, also of nodes that nobody knows here: their MAC gives them away. */
export function createTokenDetector({ secret, campaigns }: Secrets): Detector {
  const keyring = createKeyring(secret)
  const kinds = campaigns.flatMap(({ slug }) => [
    {
      tokens: createTokenKind(keyring.link(slug)),
      what: `a private link of campaign ${slug}`,
      mend: 'Take it out of campaign.yaml, teaser.md or where else it stands: whoever sees the page could open it.',
    },
    {
      tokens: createTokenKind(keyring.pass(slug)),
      what: `a fan's pass to campaign ${slug}`,
      mend: 'Take it out of where it was copied to.',
    },
  ])
  return ({ text }) =>
    [...text.matchAll(CANDIDATE)].flatMap(([, candidate = '']) => {
      const [first = FIRST_BYTE_END] = decodeBase58(candidate) ?? []
      if (first >= FIRST_BYTE_END) return []
      return kinds.flatMap(({ tokens, what, mend }) => (tokens.read(candidate) === undefined ? [] : [{ what, mend }]))
    })
}
