/**
 * What people do, and so what is free. Every number is far above a crowd that we want to let in unnoticed; what each
 * crowd is, is tested in `tests/unit/api/pacing-crowds.test.ts`.
 */

/** A token bucket, and what is asked of those who come when it is empty. */
export interface Limit {
  /** Openings that are free at once. */
  free: number
  /** Free openings that come back, each second. */
  perSecond: number
  /** Openings beyond the free ones at the first level of work; twice as many at each further one. */
  step: number
  /** Work gets no harder than this level. */
  hardest: number
}

/** A network pays up to half a minute of a cheap phone: whoever overruns one mostly owns it. */
const HARDEST_OF_NETWORK = 7
/** An honest crowd overruns a link or a campaign as well, and all of it pays: three seconds of a cheap phone at worst. */
const HARDEST_OF_CROWD = 3

/**
 * One address or IPv6 /64. A school's hundred phones within a minute are a quarter of it. A stadium behind one carrier's
 * address opens 1,000 times in the first minute, more in its first half: 400 at once and 12 a second.
 */
export const OWN: Limit = { free: 400, perSecond: 12, step: 50, hardest: HARDEST_OF_NETWORK }

/** The same over the whole evening: 5,000 openings in an hour, of which a thousand at once, are free; 2.5 a second for 28 minutes. */
export const OWN_LASTING: Limit = { free: 2500, perSecond: 1, step: 50, hardest: HARDEST_OF_NETWORK }

/** How many networks' worth a /24 or a /48 has: a carrier's gateway is a few addresses, a hoster's customer has all 256. */
const NETWORKS_OF_NEIGHBOURS = 4
const neighbours = ({ free, perSecond, step, hardest }: Limit): Limit => ({
  free: free * NETWORKS_OF_NEIGHBOURS,
  perSecond: perSecond * NETWORKS_OF_NEIGHBOURS,
  step: step * NETWORKS_OF_NEIGHBOURS,
  hardest,
})

/** A /24, or a /48. */
export const NEAR = neighbours(OWN)
const NEAR_LASTING = neighbours(OWN_LASTING)

/** Challenges that a network may hold unsolved before they get harder: a stock of easy ones could be solved later. */
const OWN_ASKED: Limit = { free: 100, perSecond: 2, step: 100, hardest: HARDEST_OF_CROWD }
const NEAR_ASKED = neighbours(OWN_ASKED)

/** A fan's own link. WhatsApp's largest group has 1,024 members, and all of them tap. */
export const FAN_LINK: Limit = { free: 1500, perSecond: 5, step: 300, hardest: HARDEST_OF_CROWD }

/** A link that the brand hands out: a newsletter of 20,000 opens 5,000 times while it is sent, then dozens a second. */
export const ROOT_LINK: Limit = { free: 5000, perSecond: 50, step: 1000, hardest: HARDEST_OF_CROWD }

/** Everything below a fan: two of the largest groups, and what they pass on. */
const BRANCH: Limit = { free: 3000, perSecond: 10, step: 600, hardest: HARDEST_OF_CROWD }

/** Everything. 100,000 a day are 1.2 a second; a show that names the campaign brings thousands within a minute. */
const CAMPAIGN: Limit = { free: 10_000, perSecond: 200, step: 4000, hardest: HARDEST_OF_CROWD }

/** Everything that is paced. */
export interface Limits {
  own: NetworkLimits
  near: NetworkLimits
  fanLink: Limit
  rootLink: Limit
  branch: Limit
  campaign: Limit
}

/** Now, in the long run, and in challenges. */
export type NetworkLimits = Record<'pace' | 'lasting' | 'asked', Limit>

export const PEOPLE: Limits = {
  own: { pace: OWN, lasting: OWN_LASTING, asked: OWN_ASKED },
  near: { pace: NEAR, lasting: NEAR_LASTING, asked: NEAR_ASKED },
  fanLink: FAN_LINK,
  rootLink: ROOT_LINK,
  branch: BRANCH,
  campaign: CAMPAIGN,
}

const SECOND = 1000
const MINUTE = 60 * SECOND

/**
 * Of a link that has a cap, one network uses up so much of it a minute; who else comes from there gets in, and uses up
 * nothing. A party of guests behind one address is slower, and a script is not.
 */
export const CAP_TAKEN_BY_NETWORK = 10
export const CAP_WINDOW_MS = MINUTE

/** From when on a network overran its free part, all that it opens is doubtful for so long: a script pauses, too. */
export const BURST_LASTS_MS = 10 * MINUTE
/** As much for a link and a branch, which are mostly people's own. */
export const RUSH_LASTS_MS = MINUTE

/** So many levels up, an opening counts into the branches that it grows. */
export const BRANCH_LEVELS = 8

/** From an opening in the owner's network up to here, it says so: a household, an office, a school. By itself no doubt. */
export const SAME_NETWORK_MS = 30 * MINUTE
/** Kin: opened in its owner's network so soon after the owner did … */
export const KIN_MS = 10 * MINUTE
/** … so many times in a row … */
export const KIN_HOPS = 4
/** … in a network that did this more often than a household of six does, which is each forwarding to all: 5 + 5. */
export const KIN_FREE: Limit = { free: 10, perSecond: 10 / (30 * 60), step: 1, hardest: 0 }

/** Nobody reads, taps, chooses a friend and is opened by that friend within this. */
export const FAST_MS = 5 * SECOND
/** Nor do four generations of friends come about within this. */
export const FAST_HOPS = 4
export const FAST_HOPS_MS = 40 * SECOND
/** But phones handed round a table come near it: the first five of a branch, within ten minutes, are nobody’s machine. */
export const FAST_FREE: Limit = { free: 5, perSecond: 5 / (10 * 60), step: 1, hardest: 0 }

/** Most networks and links are opened a few times: below that a number is kept of them, and no bucket made. */
export const FEW = 30

/** A salt is in use for so long; what was keyed by it is told apart for `SALTS` times as long, then nobody can. */
export const SALT_MS = 10 * MINUTE
/** Enough for {@link SAME_NETWORK_MS}. */
export const SALTS = 4

/** Networks told apart at once, in each of two generations: some 100 bytes each. */
export const NETWORKS = 50_000
/** Views remembered, in each of two generations, for as long as they are opened through. */
export const VIEWS = 50_000
/** Visits whose retries are free. */
export const VISITS = 50_000
export const REMEMBERED_MS = 30 * MINUTE
