import autocannon from 'autocannon'
import { newVisit, rootToken } from '../support/fixture.ts'
import { BROWSER, Fan, from } from '../support/host.ts'
import type { BenchServer } from './process.ts'

const SECONDS = 3

export interface Figures {
  perSecond: number
  p99: number
}

/**
 * As many requests as so many connections can make, one at a time on each.
 *
 * @param links what is unlocked, at random, by a new fan each, from one of many networks; none: the no-op
 */
export async function load(url: string, connections: number, links: readonly string[]): Promise<Figures> {
  const path = links.length > 0 ? '/api/campaigns/open/unlock' : '/noop'
  const result = await autocannon({
    url,
    connections,
    duration: SECONDS,
    headers: { 'Content-Type': 'application/json', ...BROWSER, ...from(anyAddress()) },
    requests: [
      {
        method: 'POST',
        path,
        setupRequest: (request) => ({
          ...request,
          headers: { ...request.headers, ...from(anyAddress()) },
          body: JSON.stringify({ link: `w${anyOf(links)}`, visit: newVisit() }),
        }),
      },
    ],
  })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} refusals, ${result.errors} errors`)
  return { perSecond: result.requests.average, p99: result.latency.p99 }
}

/** Links of fans: all of them opened the root's link, or each a link of one before. */
export async function openedLinks(server: BenchServer, tree: 'wide' | 'grown', count: number): Promise<string[]> {
  const fan = new Fan({ fetch: (path, init) => fetch(new URL(path, server.url), init), stop: server.stop }, 'open')
  const links = [rootToken('open')]
  for (let i = 0; i < count; i++) {
    links.push((await fan.opened(tree === 'grown' ? anyOf(links) : rootToken('open'))).link)
  }
  return links
}

/** Of 16,384 networks, 64 by 256 of them in one neighbourhood. */
function anyAddress(): string {
  const any = Math.floor(Math.random() * 16_384)
  return `198.18.${any >> 8}.${any & 255}`
}

function anyOf(links: readonly string[]): string {
  return links[Math.floor(Math.random() * links.length)] ?? rootToken('open')
}
