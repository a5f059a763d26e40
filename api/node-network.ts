import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { type Network, networkOf } from './network.ts'

/**
 * The network of a request to a Node process.
 *
 * @param trustProxy how many proxies of ours add to `X-Forwarded-For`; what stands further left, a client may have invented
 */
export function createNetworkOf(trustProxy: number): (c: Context) => Network {
  return (c) => networkOf(claimedAddress(c.req.header('X-Forwarded-For'), trustProxy) ?? socketAddress(c))
}

/** Undefined when no proxy of ours has said anything. Fewer hops than proxies: the request came in by an inner one. */
function claimedAddress(forwarded: string | undefined, trustProxy: number): string | undefined {
  if (trustProxy === 0 || forwarded === undefined) return undefined
  const hops = forwarded.split(',').filter((hop) => hop.trim() !== '')
  return hops.at(-Math.min(trustProxy, hops.length))
}

const socketAddress = (c: Context) => getConnInfo(c).remote.address ?? ''
