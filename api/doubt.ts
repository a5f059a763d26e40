import type { Context } from 'hono'
import { isbot } from 'isbot'
import { DOUBTS } from '../db/campaign/doubt.ts'
import { Recent } from './pacing/recent.ts'

/**
 * What the headers of an opening say about who sends it. Only what no browser of ours can do is a doubt: a browser that
 * we do not know is asked for nothing. What it finds and misses: docs/studio.md, "Doubt".
 */
export interface Browsers {
  /** A robot that says so, or that says nothing. */
  isAutomated(c: Context): boolean
  /** `DOUBTS.browser` or 0. */
  doubtOf(c: Context): number
}

interface Agent {
  isAutomated: boolean
  /** Whether this browser says with every request to a trustworthy address where that comes from (Fetch Metadata). */
  hasFetchMetadata: boolean
}

/** There are some hundred user agents at a time. Bounded, since anybody may invent more. */
const AGENTS = 500
const AGENT_CHARACTERS = 500
const AGENTS_LAST_MS = 3_600_000

/** What `fetch` of our own page says, in every browser that says it. */
const FETCH_METADATA = [
  ['Sec-Fetch-Site', 'same-origin'],
  ['Sec-Fetch-Mode', 'cors'],
  ['Sec-Fetch-Dest', 'empty'],
] as const

/** Browsers that always send it, by the first version that does. MDN, "Sec-Fetch-Site". */
const SENDERS: readonly { version: RegExp; since: number }[] = [
  { version: / OS (\d+_\d+)(?:_\d+)* like Mac OS X/, since: 16.4 },
  { version: /Macintosh.* Version\/(\d+\.\d+)\S* Safari\//, since: 16.4 },
  { version: /Chrom(?:e|ium)\/(\d+)/, since: 80 },
  { version: /Firefox\/(\d+)/, since: 90 },
]
/** Old engines under the names of new ones. */
const IMPOSTORS = /Goanna|SeaMonkey/

export function createBrowsers(siteUrl: string, now: () => number): Browsers {
  const agents = new Recent<string, Agent>(AGENTS, AGENTS_LAST_MS)
  const isTrustworthy = /^https:|^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::|$)/.test(siteUrl)
  const scheme = siteUrl.startsWith('https:') ? 'https' : undefined
  const agentOf = (c: Context): Agent => {
    const name = c.req.header('User-Agent')?.slice(0, AGENT_CHARACTERS) ?? ''
    const known = agents.get(name)
    if (known) return known
    const agent = readAgent(name)
    agents.set(name, agent, now())
    return agent
  }
  const isFetch = (c: Context) => {
    for (const [name, value] of FETCH_METADATA) {
      const said = c.req.header(name)
      if (said === undefined ? isTrustworthy && agentOf(c).hasFetchMetadata : said !== value) return false
    }
    return true
  }
  /** `null` is what some browsers make of a page without a referrer. A proxy may keep our name from us, or TLS. */
  const isOwnOrigin = (c: Context) => {
    const origin = c.req.header('Origin')
    if (origin === undefined || origin === 'null' || origin === siteUrl) return true
    const [said, host] = origin.split('://')
    return host === c.req.header('Host') && (scheme === undefined || said === scheme)
  }
  return {
    isAutomated: (c) => agentOf(c).isAutomated,
    doubtOf(c) {
      const isLikeOurs = hasLanguage(c) && isFetch(c) && isOwnOrigin(c)
      return isLikeOurs ? 0 : DOUBTS.browser
    },
  }
}

function readAgent(name: string): Agent {
  const hasFetchMetadata =
    !IMPOSTORS.test(name) &&
    SENDERS.some(({ version, since }) => Number(version.exec(name)?.[1]?.replace('_', '.')) >= since)
  return { isAutomated: name.trim() === '' || isbot(name), hasFetchMetadata }
}

function hasLanguage(c: Context): boolean {
  const languages = c.req.header('Accept-Language')?.trim()
  return languages !== undefined && languages !== '' && languages !== '*'
}
