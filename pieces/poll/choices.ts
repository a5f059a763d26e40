/** The choices picked in a poll's form. */
export interface Choices {
  /** Ids: of a ranking in order. */
  picked(): string[]
  /** Puts a vote back into the form. */
  pick(ids: readonly string[]): void
  isSame(ids: readonly string[]): boolean
  /** Locks the form. */
  close(): void
}

/** Inputs, one or several of which are picked. @param onMany called instead of a change, when more than `most` would be */
export function inputChoices(form: HTMLFormElement, most: number, onChange: () => void, onMany: () => void): Choices {
  const inputs = [...form.querySelectorAll('input')]
  const picked = () => inputs.filter(({ checked }) => checked).map(({ value }) => value)
  form.addEventListener('change', ({ target }) => {
    const isTooMany = picked().length > most && target instanceof HTMLInputElement
    if (isTooMany) target.checked = false
    if (isTooMany) onMany()
    else onChange()
  })
  return {
    picked,
    pick(ids) {
      for (const input of inputs) input.checked = ids.includes(input.value)
    },
    isSame: (ids) => ids.length === picked().length && picked().every((id) => ids.includes(id)),
    close() {
      for (const input of inputs) input.disabled = true
    },
  }
}
