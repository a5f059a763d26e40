/**
 * Whether what was read is still fresh. What a clock that ran ahead dates in the future is not, once that was set back: it would
 * stand until the clock has caught up.
 */
export function isFresh(readAt: number, now: number, lastsMs: number): boolean {
  return Math.abs(now - readAt) < lastsMs
}
