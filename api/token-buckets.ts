/** Rate limiting by key: a token bucket for each, in memory, forgotten once it is full again. */
export interface TokenBuckets {
  /** Takes one of the key's tokens; false when there is none left. */
  take(key: string | number): boolean
  /** Refunds a token. */
  giveBack(key: string | number): void
}

interface Options {
  /** The size of a bucket; a new key starts with a full one. */
  burst: number
  perSecond: number
  /** Keys remembered at most; the oldest are forgotten first. */
  size?: number
  now: () => number
}

interface Bucket {
  tokens: number
  at: number
}

/** Token buckets by key. A refused take costs nothing, so that a crowd does not lock itself out. */
export function createTokenBuckets({ burst, perSecond, size = 50_000, now }: Options): TokenBuckets {
  const buckets = new Map<string | number, Bucket>()
  const tokensOf = (key: string | number, at: number) => {
    const bucket = buckets.get(key) ?? { tokens: burst, at }
    return Math.min(burst, bucket.tokens + (Math.max(0, at - bucket.at) / 1000) * perSecond)
  }
  const keep = (key: string | number, bucket: Bucket) => {
    buckets.delete(key)
    buckets.set(key, bucket)
    for (const oldest of buckets.keys()) {
      if (buckets.size <= size && tokensOf(oldest, bucket.at) < burst) break
      buckets.delete(oldest)
    }
  }
  return {
    take(key) {
      const at = now()
      const tokens = tokensOf(key, at)
      const isAllowed = tokens >= 1
      keep(key, { tokens: isAllowed ? tokens - 1 : tokens, at })
      return isAllowed
    },
    giveBack(key) {
      const at = now()
      keep(key, { tokens: Math.min(burst, tokensOf(key, at) + 1), at })
    },
  }
}
