import { signal } from '@preact/signals'

/** What a section, by its id, has to say of the selection: that some of its figures are of more than what is selected, and why. */
export const asides = signal<((section: string) => string | undefined) | undefined>(undefined)
