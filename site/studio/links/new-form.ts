import type { Signal } from '@preact/signals'

/** The fields of new links; all of them text, as they are typed. */
export type NewForm = Record<'names' | 'kind' | 'channel' | 'cap' | 'list' | 'circle' | 'opens', Signal<string>>

/** Ties a control to its field. */
export const bind = (field: Signal<string>) => ({
  value: field.value,
  onInput: (event: { currentTarget: { value: string } }) => {
    field.value = event.currentTarget.value
  },
})
