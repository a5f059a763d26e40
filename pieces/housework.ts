import { housework as draw } from './draw/housework.ts'
import type { KindHousework } from './housework-kind.ts'
import type { KindName } from './kinds.ts'

/** What housekeeping does for pieces; a kind that needs nothing has no line. */
export const HOUSEWORK: { [Kind in KindName]?: KindHousework<Kind> } = { draw }
