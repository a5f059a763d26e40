/** Jitter: a random number between the two, so that what was cut off together does not come back together. */
export function between({ least, most }: { least: number; most: number }): number {
  return least + Math.random() * (most - least)
}
