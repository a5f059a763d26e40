import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { type Network, networkOf } from './network.ts'

/**
 * The network of a request to a Node process.
 *
 * @param trustProxy number of our own proxies that add to `X-Forwarded-For`; entries further left may be forged by the
 * client
 */
export function createNetworkOf(trustProxy: number): (c: Context) => Network {
  return (c) => networkOf(claimedAddress(c.req.header('X-Forwarded-For'), trustProxy) ?? socketAddress(c))
}

/** Undefined when none of our proxies added an entry. Fewer hops than proxies: the request came in by an inner proxy. */
function claimedAddress(forwarded: string | undefined, trustProxy: number): string | undefined {
  if (trustProxy === 0 || forwarded === undefined) return undefined
  const hops = forwarded.split(',').filter((hop) => hop.trim() !== '')
  return hops.at(-Math.min(trustProxy, hops.length))
}

const socketAddress = (c: Context) => getConnInfo(c).remote.address ?? ''
