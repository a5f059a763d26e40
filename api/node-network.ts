import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { network } from './network.ts'

/**
 * The network of a request to a Node process.
 *
 * @param trustProxy how many proxies of ours add to `X-Forwarded-For`; what stands further left, a client may have invented
 */
export function createNetworkOf(trustProxy: number): (c: Context) => string {
  return (c) => {
    const forwarded = c.req.header('X-Forwarded-For')?.split(',') ?? []
    const claimed = trustProxy > 0 ? forwarded.at(-trustProxy)?.trim() : undefined
    return network(claimed ?? getConnInfo(c).remote.address ?? '')
  }
}
