import { mix } from '../contrast.ts'

/** A drop of wax, pressed flat: shapes of SVG around a centre. */
export function seal(x: number, y: number, radius: number, wax: string): string {
  const [light, shade, deep] = [mix(wax, '#ffffff', 0.22), mix(wax, '#000000', 0.22), mix(wax, '#000000', 0.4)]
  const inner = radius * 0.74
  return `<defs>
      <radialGradient id="wax" cx=".36" cy=".3" r=".85"><stop stop-color="${light}"/><stop offset=".45" stop-color="${wax}"/>
        <stop offset="1" stop-color="${shade}"/></radialGradient>
      <linearGradient id="rim" x1="0" y1="0" x2=".6" y2="1"><stop stop-color="${deep}"/><stop offset="1" stop-color="${light}"/></linearGradient>
      <linearGradient id="bed" x1="0" y1="0" x2=".6" y2="1"><stop stop-color="${shade}"/><stop offset="1" stop-color="${wax}"/></linearGradient>
      <filter id="soft" x="-.3" y="-.3" width="1.6" height="1.6"><feGaussianBlur stdDeviation="${radius * 0.08}"/></filter>
    </defs>
    <path d="${drop(x, y + radius * 0.09, radius)}" fill="#000" fill-opacity=".35" filter="url(#soft)"/>
    <path d="${drop(x, y, radius)}" fill="url(#wax)"/>
    <circle cx="${x}" cy="${y}" r="${inner}" fill="url(#bed)" stroke="url(#rim)" stroke-width="${radius * 0.045}"/>`
}

/** Colours of the relief in the wax, and of the light on its lower edge. */
export function pressed(wax: string): { shade: string; light: string } {
  return { shade: mix(wax, '#000000', 0.5), light: mix(wax, '#ffffff', 0.3) }
}

/** An irregular circle. */
function drop(x: number, y: number, radius: number): string {
  const points = Array.from({ length: 90 }, (_, i) => {
    const angle = (i / 90) * 2 * Math.PI
    const run = 1 + 0.035 * Math.sin(3 * angle + 1) + 0.025 * Math.sin(5 * angle) + 0.012 * Math.sin(9 * angle + 2)
    return `${(x + radius * run * Math.cos(angle)).toFixed(1)} ${(y + radius * run * Math.sin(angle)).toFixed(1)}`
  })
  return `M${points.join('L')}Z`
}
