import type { LookName } from '../../campaigns/looks.ts'
import type { Compose } from '../studio/print/compose.ts'
import { print as cinema } from './cinema/print.ts'
import { print as letter } from './letter/print.ts'
import { print as poster } from './poster/print.ts'
import { print as ticket } from './ticket/print.ts'

/** How each look prints a link's poster; apart from the index, which browsers never load. */
export const PRINTS: Record<LookName, Compose> = { cinema, letter, poster, ticket }
