import type { Outlines } from '../../print/outlines.ts'
import { colour } from './shapes.ts'

/** A text broken into lines, as large as its box allows. Sizes in millimetres. */
export interface SetText {
  outlines: Outlines
  lines: number[][]
  size: number
  width: number
  height: number
}

interface Room {
  width: number
  height: number
  largest?: number
  lines?: number
  /** Whether every sentence begins a line, as in a narrow column. */
  isBySentence?: boolean
}

export function set(outlines: Outlines, room: Room): SetText {
  const { width, height, largest = Infinity, lines: most = 5, isBySentence = false } = room
  const { words, top, bottom, leading } = outlines
  let best: SetText = { outlines, lines: [], size: 0, width: 0, height: 0 }
  for (let count = 1; count <= Math.min(most, words.length); count++) {
    const lines = breakInto(count, outlines, isBySentence)
    const widest = Math.max(...lines.map((line) => widthOf(line, outlines))) / 1000
    const tall = (top - bottom) / 1000 + (lines.length - 1) * leading
    const size = Math.min(width / widest, height / tall, largest)
    // Prefers fewer lines, unless more make it visibly larger.
    if (size > best.size * 1.04) best = { outlines, lines, size, width: widest * size, height: tall * size }
  }
  return best
}

/** Balanced lines: the narrowest measure at which this many lines are enough. */
function breakInto(count: number, outlines: Outlines, isBySentence: boolean): number[][] {
  const all = outlines.words.map((_, i) => i)
  let [low, high] = [Math.max(...outlines.words.map(({ width }) => width)), widthOf(all, outlines)]
  while (high - low > 1) {
    const middle = (low + high) / 2
    if (fill(middle, outlines, isBySentence).length <= count) high = middle
    else low = middle
  }
  return fill(high + 1, outlines, isBySentence)
}

function fill(measure: number, outlines: Outlines, isBySentence: boolean): number[][] {
  const lines: number[][] = [[]]
  outlines.words.forEach((_, i) => {
    const line = lines.at(-1) ?? []
    const isOver = isBySentence && outlines.words[i - 1]?.isEnd
    if (line.length > 0 && (isOver || widthOf([...line, i], outlines) > measure)) lines.push([i])
    else line.push(i)
  })
  return lines
}

function widthOf(line: readonly number[], { words, space }: Outlines): number {
  return line.reduce((sum, i) => sum + (words[i]?.width ?? 0), 0) + space * Math.max(0, line.length - 1)
}

interface Place {
  x: number
  /** Top of the ink of the first line. */
  top: number
  align: 'left' | 'centre' | 'right'
  ink: string
  direction: 'ltr' | 'rtl'
}

/** PDF operators that draw it. */
export function drawSet({ outlines, lines, size }: SetText, { x, top, align, ink, direction }: Place): string {
  const scale = size / 1000
  const drawn = lines.flatMap((line, row) => {
    const width = widthOf(line, outlines) * scale
    const baseline = top - outlines.top * scale - row * outlines.leading * size
    let at = x - width * { left: 0, centre: 0.5, right: 1 }[align]
    return (direction === 'rtl' ? line.toReversed() : line).map((i) => {
      const word = outlines.words[i]
      const drawn = `q ${scale} 0 0 ${scale} ${at.toFixed(3)} ${baseline.toFixed(3)} cm ${word?.path ?? ''} f Q`
      at += ((word?.width ?? 0) + outlines.space) * scale
      return drawn
    })
  })
  return [colour(ink), ...drawn].join('\n')
}
