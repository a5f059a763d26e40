/** The tenth in which most left: the largest fall of the curve. */
export function leavingTenth(tenths: readonly number[]): number {
  const falls = tenths.slice(1).map((plays, i) => (tenths[i] ?? 0) - plays)
  return falls.indexOf(Math.max(...falls))
}
