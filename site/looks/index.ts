import type { LookName } from '../../campaigns/looks.ts'
import { cinema } from './cinema/index.ts'
import { letter } from './letter/index.ts'
import type { Look } from './look.ts'
import { poster } from './poster/index.ts'
import { ticket } from './ticket/index.ts'

/** ADD A LOOK: its folder, a line here and in `prints.ts`, and its name in `campaigns/looks.ts`. */
export const LOOKS = { cinema, letter, poster, ticket } satisfies Record<LookName, Look> as Record<LookName, Look>
