const WIDTH = 400
const HEIGHT = 120

/** How many are left over the length of a film: a line that falls, over the ground that it leaves. */
export function Curve({ tenths, label }: { tenths: readonly number[]; label: string }) {
  const most = Math.max(1, ...tenths)
  const points = tenths.map(
    (plays, tenth) => `${(tenth * WIDTH) / (tenths.length - 1)} ${(HEIGHT - (plays / most) * HEIGHT).toFixed(1)}`,
  )
  return (
    <svg viewBox={`0 -4 ${WIDTH} ${HEIGHT + 8}`} width="100%" role="img" aria-label={label}>
      <path d={`M0 ${HEIGHT}L${points.join('L')}L${WIDTH} ${HEIGHT}Z`} fill="currentColor" opacity="0.12" />
      <path d={`M${points.join('L')}`} fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" />
    </svg>
  )
}
