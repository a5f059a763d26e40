import { BASE58_PATTERN } from '../../../seal/base58.ts'
import { createTokenKind } from '../../../seal/link.ts'
import { createKeyring } from '../../../seal/secret.ts'
import type { Detector, Finding, KeyedSecrets } from './secrets.ts'

/** Every 22 characters that could be a token, also where they overlap: a letter or more may stand before or after. */
const CANDIDATE = new RegExp(`(?=(${BASE58_PATTERN}))`, 'g')

const MENDS: Record<string, string> = {
  link: 'Take it out of campaign.yaml, teaser.md or where else it stands: whoever sees the page could open it.',
}
const MEND = 'Take it out of where it was copied to.'

/** Finds tokens of every kind and campaign, also of nodes that nobody knows here: they authenticate themselves. */
export function createTokenDetector({ secret, campaigns }: KeyedSecrets): Detector {
  const kinds = createKeyring(secret)
    .every(campaigns)
    .flatMap(({ purpose, scope, key, token }) =>
      token
        ? [
            {
              tokens: createTokenKind(key),
              what: `${token} of campaign ${scope.join('/')}`,
              mend: MENDS[purpose] ?? MEND,
            },
          ]
        : [],
    )
  // Every kind has to try every candidate, and pages have most of them in common.
  const known = new Map<string, Finding[]>()
  const read = (candidate: string) => {
    const found =
      known.get(candidate) ??
      kinds.flatMap(({ tokens, what, mend }) => (tokens.read(candidate) === undefined ? [] : [{ what, mend }]))
    known.set(candidate, found)
    return found
  }
  return ({ text }) => [...text.matchAll(CANDIDATE)].flatMap(([, candidate = '']) => read(candidate))
}
