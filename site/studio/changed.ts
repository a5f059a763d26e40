import { signal } from '@preact/signals'

/** How many changes were made from here: what shows them asks again. */
export const changed = signal(0)
