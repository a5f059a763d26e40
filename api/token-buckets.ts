/** Remembers how often each key came, in memory only, and for as long as it makes a difference. */
export interface TokenBuckets {
  /** Takes one of the key's tokens; false when there is none left. */
  take(key: string | number): boolean
  /** Gives a token back that turned out not to be owed. */
  giveBack(key: string | number): void
}

interface Options {
  /** Tokens that a new key starts with. */
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

/** Token buckets by key. Who comes too often loses nothing by it, so that a crowd leaves its share to the others. */
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
