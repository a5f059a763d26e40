import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

/**
 * Where a request comes from: an IPv4 address or an IPv6 /64, which is what one household or phone has.
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

/** `::ffff:1.2.3.4` and `1.2.3.4` are one network; of a real IPv6 address the first half counts. */
export function network(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return mapped
  if (!address.includes(':')) return address
  const [head = '', tail] = address.split('::')
  const groups = head.split(':').filter(Boolean)
  const rest = tail?.split(':').filter(Boolean) ?? []
  const zeros = tail === undefined ? 0 : 8 - groups.length - rest.length
  return [...groups, ...Array<string>(Math.max(0, zeros)).fill('0'), ...rest].slice(0, 4).join(':')
}
