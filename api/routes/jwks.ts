import { Hono } from 'hono'
import type { Jwks } from '../ambassadors/contract.ts'
import type { FanDeps } from '../deps.ts'

/** `GET jwks.json`: the public key that the site's proofs are signed by (RFC 7517), for whoever checks one. */
export function jwks({ proofKey, siteUrl }: Pick<FanDeps, 'proofKey' | 'siteUrl'>) {
  return new Hono().get('/', async (c) => {
    // Read by checkers of other sites, and the same until the secret changes.
    c.header('Access-Control-Allow-Origin', '*')
    c.header('Cache-Control', 'public, max-age=300')
    return c.json({ issuer: siteUrl, keys: [await proofKey.jwk()] } satisfies Jwks)
  })
}
