import { signal } from '@preact/signals'
import type { LinkChange } from '../api.ts'
import type { Deed } from '../sentences/links.ts'

/** The last change made here, and the change that undoes it. */
export const done = signal<{ slug: string; node: string; deed: Deed; undo: LinkChange | undefined } | undefined>(
  undefined,
)
