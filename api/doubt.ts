import type { Context } from 'hono'
import { isbot } from 'isbot'
import { HOUR_MS } from '../campaigns/durations.ts'
import { DOUBTS } from '../db/campaign/doubt.ts'
import { Recent } from './pacing/recent.ts'

/**
 * What the headers of an opening tell about its sender. Only what no browser of ours can send is a doubt: an unknown
 * browser has to prove nothing. What it finds and misses: docs/studio.md, "Doubt".
 */
export interface Browsers {
  /** Whether the user agent is that of a robot, or missing. */
  isAutomated(c: Context): boolean
  /** The doubt `DOUBTS.browser`, or 0. */
  doubtOf(c: Context): number
}

interface Agent {
  isAutomated: boolean
  /** Whether this browser sends Fetch Metadata with every request to a trustworthy address. */
  hasFetchMetadata: boolean
}

/** Size of the cache of user agents: some hundred are in use at a time, but anybody can invent more. */
const AGENTS = 500
const AGENT_CHARACTERS = 500
const AGENTS_LAST_MS = HOUR_MS

/** Fetch Metadata of our own page's `fetch`, the same in every browser that sends it. */
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
/** The brand of a Chromium without a screen: it stays in the client hints when another user agent is put on. */
const HEADLESS = /headless/i

/** User agents of old engines that carry the name of a newer browser. */
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
  /** `null` is what some browsers send for a page without a referrer. A proxy may hide our name or TLS from us. */
  const isOwnOrigin = (c: Context) => {
    const origin = c.req.header('Origin')
    if (origin === undefined || origin === 'null' || origin === siteUrl) return true
    const [said, host] = origin.split('://')
    return host === c.req.header('Host') && (scheme === undefined || said === scheme)
  }
  return {
    isAutomated: (c) => agentOf(c).isAutomated,
    doubtOf(c) {
      const isLikeOurs =
        hasLanguage(c) && isFetch(c) && isOwnOrigin(c) && !HEADLESS.test(c.req.header('Sec-CH-UA') ?? '')
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
