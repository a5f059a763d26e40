/**
 * Rate limits, set by what people do. Each number is far above a crowd that we want to let in unnoticed;
 * `tests/unit/api/pacing-crowds.test.ts` tests each of those crowds.
 */

/** A token bucket, and the work that is asked for when it is empty. */
export interface Limit {
  /** Openings that are free at once. */
  free: number
  /** The refill rate: free openings a second. */
  perSecond: number
  /** The width of the first level of work, in openings beyond the free ones; each further level is twice as wide. */
  step: number
  /** Work gets no harder than this level. */
  hardest: number
}

/**
 * Hardest level for a network: half a minute of a cheap phone. Whoever exceeds a network's limit mostly owns the network.
 */
const HARDEST_OF_NETWORK = 7
/**
 * Hardest level for a link or a campaign: three seconds of a cheap phone. An honest crowd exceeds these too, and all of it
 * pays.
 */
const HARDEST_OF_CROWD = 3

/**
 * One address or IPv6 /64. A school's hundred phones within a minute use a quarter of it. A stadium behind one carrier's
 * address opens 1,000 times in the first minute, more in its first half: 400 at once and 12 a second.
 */
export const OWN: Limit = { free: 400, perSecond: 12, step: 50, hardest: HARDEST_OF_NETWORK }

/**
 * The same over an evening: 5,000 openings in an hour are free, a thousand of them at once; so are 2.5 a second for 28
 * minutes.
 */
export const OWN_LASTING: Limit = { free: 2500, perSecond: 1, step: 50, hardest: HARDEST_OF_NETWORK }

/**
 * The limit of a /24 or a /48, in those of one address: a carrier's gateway is a few addresses, a hoster's customer has all
 * 256.
 */
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

/**
 * How many levels easier solved work may be than what its network is asked for by now: that grows while a phone works. More is
 * asked for again, or a stock of easy ones would do.
 */
export const LEVELS_LET_OFF = 1

/** Unsolved challenges of a network before they get harder: it could hoard easy ones and solve them later. */
const OWN_ASKED: Limit = { free: 100, perSecond: 2, step: 100, hardest: HARDEST_OF_CROWD }
const NEAR_ASKED = neighbours(OWN_ASKED)

/** A fan's own link. WhatsApp's largest group has 1,024 members, and all of them tap. */
export const FAN_LINK: Limit = { free: 1500, perSecond: 5, step: 300, hardest: HARDEST_OF_CROWD }

/** A link that the brand hands out: a newsletter of 20,000 opens 5,000 times while it is sent, then dozens a second. */
export const ROOT_LINK: Limit = { free: 5000, perSecond: 50, step: 1000, hardest: HARDEST_OF_CROWD }

/** Everything below a fan: two of the largest groups, and what they pass on. */
const BRANCH: Limit = { free: 3000, perSecond: 10, step: 600, hardest: HARDEST_OF_CROWD }

/** A whole campaign. 100,000 a day are 1.2 a second; a show that names the campaign brings thousands within a minute. */
const CAMPAIGN: Limit = { free: 10_000, perSecond: 200, step: 4000, hardest: HARDEST_OF_CROWD }

/** All rate limits of a campaign. */
export interface Limits {
  own: NetworkLimits
  near: NetworkLimits
  fanLink: Limit
  rootLink: Limit
  branch: Limit
  campaign: Limit
}

/** The limits of a network: short term, long term, and of unsolved challenges. */
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
 * How much of a link's cap one network can use up in a minute, and in an hour; further openings from it are let in without
 * using it up. A party behind one address is slower than that, a script that is has an evening's work. A neighbourhood
 * (a /24 or a /48) counts as so many networks as {@link NETWORKS_OF_NEIGHBOURS}.
 */
export const CAP_WINDOWS = [
  { lastsMs: MINUTE, own: 10, near: 10 * NETWORKS_OF_NEIGHBOURS },
  { lastsMs: 60 * MINUTE, own: 30, near: 30 * NETWORKS_OF_NEIGHBOURS },
] as const

/** How long all openings of a network are doubtful after it exceeded its free part: a script pauses, too. */
export const BURST_LASTS_MS = 10 * MINUTE
/** The same for a link and a branch, which are mostly people's own. */
export const RUSH_LASTS_MS = MINUTE

/** How many levels up an opening counts into the branches that it extends. */
export const BRANCH_LEVELS = 8

/**
 * How long an opening in the owner's network is marked as such: a household, an office, a school. That alone is no doubt.
 */
export const SAME_NETWORK_MS = 30 * MINUTE
/** An opening is kin if it comes from its owner's network this soon after the owner's own opening … */
export const KIN_MS = 10 * MINUTE
/** … this many times in a row … */
export const KIN_HOPS = 4
/** … in a network that exceeds this limit: a household of six, each forwarding to all, makes 5 + 5. */
export const KIN_FREE: Limit = { free: 10, perSecond: 10 / (30 * 60), step: 1, hardest: 0 }

/**
 * Beyond these, openings from the network of their link's owner within {@link SAME_NETWORK_MS} are kin however few hops
 * they are: two classes of a school who pass it on in a break are not, a tree that one address grows is.
 */
export const KIN_CROWD: Limit = { free: 200, perSecond: 200 / (30 * 60), step: 1, hardest: 0 }

/** Nobody reads, taps, chooses a friend and is opened by that friend within this time. */
export const FAST_MS = 5 * SECOND
/** Nor do so many generations of friends come about within it. */
export const FAST_HOPS = 4
export const FAST_HOPS_MS = 40 * SECOND
/**
 * Phones handed round a table come near it: the first five of a branch within ten minutes are never taken for a machine.
 */
export const FAST_FREE: Limit = { free: 5, perSecond: 5 / (10 * 60), step: 1, hardest: 0 }

/** Most networks open a few times: below this number they are counted by a number alone, without a bucket. */
export const FEW = 30

/** How long a salt is in use. What was keyed by it can be matched for `SALTS` times as long, afterwards by nobody. */
export const SALT_MS = 10 * MINUTE
/** Number of salts kept: enough for {@link SAME_NETWORK_MS}. */
export const SALTS = 4

/** Networks remembered, in each of two generations: some 100 bytes each. */
export const NETWORKS = 50_000
/** Views remembered, in each of two generations, for as long as their links are being opened. */
export const VIEWS = 50_000
/** Visits remembered, whose retries are free. */
export const VISITS = 50_000
export const REMEMBERED_MS = 30 * MINUTE
/** How long a visit's retries are free: a phone that lost its answer comes again within minutes. */
export const RETRIED_MS = 60 * MINUTE
