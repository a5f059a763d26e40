import type { Box } from './pdf.ts'

/** PDF operators for the shapes of a poster. Millimetres, upwards. */

export function colour(hex: string): string {
  const [r, g, b] = [1, 3, 5].map((at) => (Number.parseInt(hex.slice(at, at + 2), 16) / 255).toFixed(4))
  return `${r} ${g} ${b} rg ${r} ${g} ${b} RG`
}

export function rectangle(x: number, y: number, width: number, height: number): string {
  return `${n(x)} ${n(y)} ${n(width)} ${n(height)} re f`
}

export function line(x1: number, y1: number, x2: number, y2: number): string {
  return `${n(x1)} ${n(y1)} m ${n(x2)} ${n(y2)} l S`
}

/** A circle, in four curves. */
export function disc(x: number, y: number, radius: number): string {
  const k = radius * 0.5523
  const curve = (...points: number[]) => `${points.map(n).join(' ')} c`
  return [
    `${n(x + radius)} ${n(y)} m`,
    curve(x + radius, y + k, x + k, y + radius, x, y + radius),
    curve(x - k, y + radius, x - radius, y + k, x - radius, y),
    curve(x - radius, y - k, x - k, y - radius, x, y - radius),
    curve(x + k, y - radius, x + radius, y - k, x + radius, y),
    'f',
  ].join(' ')
}

/** A drop of wax: an irregular circle. */
export function drop(x: number, y: number, radius: number): string {
  const points = Array.from({ length: 120 }, (_, i) => {
    const angle = (i / 120) * 2 * Math.PI
    const run = 1 + 0.035 * Math.sin(3 * angle + 1) + 0.025 * Math.sin(5 * angle) + 0.012 * Math.sin(9 * angle + 2)
    return `${n(x + radius * run * Math.cos(angle))} ${n(y + radius * run * Math.sin(angle))} ${i === 0 ? 'm' : 'l'}`
  })
  return `${points.join(' ')} h f`
}

/** Crop marks: fine lines outside the corners of a box. */
export function cropMarks([left, bottom, right, top]: Box, { from, to, only }: Marks): string {
  const upright = [left, right].flatMap((x) => [
    line(x, bottom - from, x, bottom - to),
    line(x, top + from, x, top + to),
  ])
  const across = [bottom, top].flatMap((y) => [
    line(left - from, y, left - to, y),
    line(right + from, y, right + to, y),
  ])
  const marks = { upright, across, both: [...upright, ...across] }[only ?? 'both']
  return [`q 0.09 w ${colour('#000000')}`, ...marks, 'Q'].join('\n')
}

interface Marks {
  /** Distances from the box at which they begin and end. */
  from: number
  to: number
  only?: 'upright' | 'across'
}

const n = (value: number) => Number(value.toFixed(3))
