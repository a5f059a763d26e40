type Edge = 'top' | 'bottom' | 'left' | 'right'

/** How deep a tear goes, in pixels, from one end of an edge to the other. */
const SCRAP = [0, 3, 7, 3, 7, 6, 7, 3, 6, 8, 1, 8, 6, 8, 3, 8, 1, 4, 8, 5]
const RIP = [3, 11, 25, 16, 15, 8, 7, 18, 13, 8, 18, 15, 11, 3, 17, 3, 25, 5, 18]

/** How far the halves of a torn sheet overlap: as in opening.css. */
const OVERLAP = 32

/** Edges of torn paper as tokens. */
export function tearCss(): string {
  return tokens([
    ['torn-top', 'top', SCRAP],
    ['torn-bottom', 'bottom', SCRAP],
  ])
}

/** The two sides of the rip, which fit each other. */
export function ripCss(): string {
  const fitting = RIP.map((depth) => OVERLAP - depth)
  return tokens([
    ['rip-top', 'top', RIP],
    ['rip-bottom', 'bottom', fitting],
    ['rip-left', 'left', RIP],
    ['rip-right', 'right', fitting],
  ])
}

function tokens(tears: [string, Edge, number[]][]): string {
  return `:root{${tears.map(([name, edge, depths]) => `--${name}:${polygon(edge, depths)}`).join(';')}}`
}

/** A sheet whose other three edges are straight. */
function polygon(edge: Edge, depths: number[]): string {
  const isLevel = edge === 'top' || edge === 'bottom'
  const isFar = edge === 'bottom' || edge === 'right'
  const point = (along: string, across: string) => (isLevel ? `${along} ${across}` : `${across} ${along}`)
  const torn = depths.map((depth, i) =>
    point(`${along(i, depths.length)}%`, isFar ? `calc(100% - ${depth}px)` : `${depth}px`),
  )
  const opposite = isFar ? '0%' : '100%'
  return `polygon(${[...torn, point('100%', opposite), point('0%', opposite)].join(',')})`
}

/** Not quite evenly: every other point is late. */
function along(i: number, count: number): number {
  const step = 100 / (count - 1)
  const late = i % 2 && i < count - 1 ? 0.3 : 0
  return Math.round((i + late) * step)
}
