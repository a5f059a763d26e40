/** A circle as it is drawn: a disc, and its name beside it where there is room. */
export interface Mark {
  id: string
  x: number
  y: number
  radius: number
}

export interface Label {
  id: string
  x: number
  y: number
  anchor: 'start' | 'middle' | 'end'
}

interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** Height of a label's line, and the air between it and its disc, in pixels. */
const LINE = 14
const AIR = 5

/** Radius of the largest disc, by the width of the map; and of the smallest, which still is a place. */
const LARGEST = 1 / 22
const MOST_PX = 26
const LEAST_PX = 3

/** Discs whose areas are as their counts: one of nothing is the least of all, and hollow. */
export function radiusOf(count: number, most: number, width: number): number {
  const largest = Math.min(MOST_PX, width * LARGEST)
  return count > 0 ? Math.max(LEAST_PX, largest * Math.sqrt(count / Math.max(1, most))) : LEAST_PX
}

/**
 * Where names stand: right of their disc, else left, above or below, wherever they meet no disc and no name. Those for which
 * there is no room are left out: the table has them.
 *
 * @param marks the most important first
 * @param widthOf of a mark's name, in pixels
 */
export function placeLabels(
  marks: readonly Mark[],
  widthOf: (id: string) => number,
  { width, height }: { width: number; height: number },
): Label[] {
  const taken = marks.map(discOf)
  const placed: Label[] = []
  for (const [own, mark] of marks.entries()) {
    const isFree = (box: Box) =>
      isWithin(box, width, height) && !taken.some((other, i) => i !== own && meet(box, other))
    const found = candidates(mark, widthOf(mark.id), width).find(({ box }) => isFree(box))
    if (!found) continue
    taken.push(found.box)
    placed.push({ id: mark.id, ...found.at })
  }
  return placed
}

const isWithin = ({ left, top, right, bottom }: Box, width: number, height: number) =>
  left >= 0 && right <= width && top >= 0 && bottom <= height

const discOf = ({ x, y, radius }: Mark): Box => ({
  left: x - radius,
  top: y - radius,
  right: x + radius,
  bottom: y + radius,
})

const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** `at` is the middle of the line's height. */
function candidates({ x, y, radius }: Mark, width: number, frame: number) {
  // Above and below, a name may stand to the side as far as the edge asks for.
  const centre = Math.max(width / 2, Math.min(frame - width / 2, x))
  const [half, far, below] = [LINE / 2, radius + AIR, radius + LINE / 2 + 2]
  const beside = (left: number, middle: number): Box => {
    return { left, right: left + width, top: middle - half, bottom: middle + half }
  }
  return [
    { at: { x: x + far, y, anchor: 'start' as const }, box: beside(x + far, y) },
    { at: { x: x - far, y, anchor: 'end' as const }, box: beside(x - far - width, y) },
    { at: { x: centre, y: y - below, anchor: 'middle' as const }, box: beside(centre - width / 2, y - below) },
    { at: { x: centre, y: y + below, anchor: 'middle' as const }, box: beside(centre - width / 2, y + below) },
  ]
}
