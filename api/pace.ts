/** Remembers how often each key came, in memory only; the oldest are forgotten first. */
export interface Pace {
  /** Takes one of the key's tokens; false when there is none left. */
  take(key: string | number): boolean
}

interface Options {
  /** Tokens that a new key starts with. */
  burst: number
  perSecond: number
  /** Keys remembered at most. */
  size?: number
  now?: () => number
}

interface Bucket {
  tokens: number
  at: number
}

/** Token buckets by key. */
export function createPace({ burst, perSecond, size = 50_000, now = Date.now }: Options): Pace {
  const buckets = new Map<string | number, Bucket>()
  return {
    take(key) {
      const at = now()
      const bucket = buckets.get(key) ?? { tokens: burst, at }
      const tokens = Math.min(burst, bucket.tokens + ((at - bucket.at) / 1000) * perSecond)
      buckets.delete(key)
      buckets.set(key, { tokens: Math.max(0, tokens - 1), at })
      const oldest = buckets.size > size ? buckets.keys().next() : undefined
      if (oldest && !oldest.done) buckets.delete(oldest.value)
      return tokens >= 1
    },
  }
}
