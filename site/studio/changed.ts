import { signal } from '@preact/signals'

/** Counter of changes made here: parts that show them ask the API again. */
export const changed = signal(0)
