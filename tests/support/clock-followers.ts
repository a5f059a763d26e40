/** Somebody in another process, told what time it is where a test has stopped the clock. */
type Follower = (at: number) => Promise<void>

const followers = new Set<Follower>()
let stoppedAt: number | undefined

/** Tells all of them that the clock stands at a moment; undefined: that it runs again, for those who come. */
export async function tellFollowers(at: number | undefined): Promise<void> {
  stoppedAt = at
  if (at !== undefined) await Promise.all([...followers].map((follow) => follow(at)))
}

/** Has a process elsewhere follow the clock of this one. Returns what ends it. */
export async function followClock(follow: Follower): Promise<() => void> {
  if (stoppedAt !== undefined) await follow(stoppedAt)
  followers.add(follow)
  return () => followers.delete(follow)
}
