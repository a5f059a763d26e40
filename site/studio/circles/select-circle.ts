import { select } from '../selection.ts'

/** Shows a circle alone, or a part of one; undefined: every circle. Circles are counted by neither channel nor first link. */
export function selectCircle(circle: string | undefined): void {
  select({ circle, ...(circle !== undefined && { channel: undefined, root: undefined }) })
}
