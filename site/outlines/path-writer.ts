import type { GeoContext } from 'd3-geo'

/**
 * What d3-geo draws into: writes SVG path data in whole units, relative to the point before. Points that fall onto the one
 * before are left out, and so are outlines that are smaller than a unit, which is what keeps a coast at a few kilobytes.
 */
export class PathWriter implements GeoContext {
  readonly #outlines: string[] = []
  #points: [x: number, y: number][] = []

  moveTo(x: number, y: number): void {
    this.#end('')
    this.#add(x, y)
  }

  lineTo(x: number, y: number): void {
    this.#add(x, y)
  }

  closePath(): void {
    this.#end('z')
  }

  beginPath(): void {}

  /** Only points are drawn as arcs, and outlines have none. */
  arc(): void {}

  /** The path data so far. */
  data(): string {
    this.#end('')
    return this.#outlines.join('')
  }

  #add(x: number, y: number): void {
    const point: [number, number] = [Math.round(x), Math.round(y)]
    const last = this.#points.at(-1)
    if (!last || last[0] !== point[0] || last[1] !== point[1]) this.#points.push(point)
  }

  #end(closing: 'z' | ''): void {
    const points = straightened(this.#points)
    const least = closing ? 3 : 2
    this.#points = []
    const [first] = points
    if (!first || points.length < least) return
    const steps = points.slice(1).map(([x, y], i) => {
      const [fromX, fromY] = points[i] as [number, number]
      return `${x - fromX} ${y - fromY}`
    })
    this.#outlines.push(`M${first.join(' ')}l${steps.join(' ').replaceAll(' -', '-')}${closing}`)
  }
}

/** Without points in the middle of a straight line. */
function straightened(points: readonly [number, number][]): [number, number][] {
  return points.filter((point, i) => {
    const [before, after] = [points[i - 1], points[i + 1]]
    if (!before || !after) return true
    const [a, b] = [
      [point[0] - before[0], point[1] - before[1]],
      [after[0] - point[0], after[1] - point[1]],
    ] as [[number, number], [number, number]]
    const isStraight = a[0] * b[1] === a[1] * b[0] && a[0] * b[0] + a[1] * b[1] > 0
    return !isStraight
  })
}
