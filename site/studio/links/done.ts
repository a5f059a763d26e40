import { signal } from '@preact/signals'
import type { LinkChange } from '../api.ts'
import type { Deed } from '../sentences/links.ts'

/** What was changed last from here, and what would undo it. */
export const done = signal<{ slug: string; node: string; deed: Deed; undo: LinkChange | undefined } | undefined>(
  undefined,
)
