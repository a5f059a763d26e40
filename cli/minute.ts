/** Writes a time in UTC, to the minute. */
export function minute(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16)}Z`
}
