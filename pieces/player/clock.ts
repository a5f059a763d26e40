/** Minutes and seconds, and hours where there are any: `1:05`, `1:02:03`. */
export function clock(seconds: number): string {
  const whole = Math.floor(seconds)
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60]
  const parts = hours > 0 ? [hours, pad(minutes)] : [minutes]
  return [...parts, pad(whole % 60)].join(':')
}

function pad(n: number): string {
  return String(n).padStart(2, '0')
}
