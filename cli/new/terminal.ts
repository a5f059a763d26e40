import * as clack from '@clack/prompts'
import { BadAnswer } from './bad-answer.ts'
import type { Choice, ChoiceQuestion, FileQuestion, Prompter, TextQuestion } from './interviewer.ts'

/** Somebody left the wizard by Ctrl+C or Escape. */
export class Cancelled extends Error {
  override name = 'Cancelled'
}

/** Asks in the terminal. Each answer is parsed at once: a bad one is reported and asked for again. */
export class Terminal implements Prompter {
  async text({ message, read, example }: TextQuestion, fallback: string | undefined): Promise<string> {
    const isFitting = fallback && faultOf(read, fallback) === undefined
    const defaultValue = isFitting ? fallback : ''
    const validate = (typed = '') => faultOf(read, typed || defaultValue)
    return read(
      answered(await clack.text({ message, placeholder: defaultValue || (example ?? ''), defaultValue, validate })),
    )
  }

  async optional({ message, read, example = '' }: TextQuestion): Promise<string | undefined> {
    const validate = (typed = '') => (typed.trim() === '' ? undefined : faultOf(read, typed))
    const typed = answered(await clack.text({ message, placeholder: example, defaultValue: '', validate }))
    return typed.trim() === '' ? undefined : read(typed)
  }

  async one<T extends string>({ message, options, fallback }: ChoiceQuestion<T, T>): Promise<T> {
    const value = answered(await clack.select<string>({ message, options: listed(options), initialValue: fallback }))
    return options.find((option) => option.value === value)?.value ?? fallback
  }

  async many<T extends string>({ message, options, fallback }: ChoiceQuestion<T, readonly T[]>): Promise<T[]> {
    const values = answered(
      await clack.multiselect<string>({
        message,
        options: listed(options),
        initialValues: [...fallback],
        required: true,
      }),
    )
    return options.map(({ value }) => value).filter((value) => values.includes(value))
  }

  async yes({ message }: { message: string }, fallback: boolean): Promise<boolean> {
    return answered(await clack.confirm({ message, initialValue: fallback }))
  }

  async file<T>({ message, example, read }: FileQuestion<T>): Promise<T | undefined> {
    for (;;) {
      const typed = answered(await clack.text({ message, placeholder: example, defaultValue: '' }))
      if (typed.trim() === '') return undefined
      try {
        return await read(typed)
      } catch (error) {
        if (!(error instanceof BadAnswer)) throw error
        clack.log.error(error.message)
      }
    }
  }
}

function listed(options: readonly Choice<string>[]): clack.Option<string>[] {
  return options.map(({ value, label = value, hint }) => ({ value, label, ...(hint && { hint }) }))
}

function answered<T>(answer: T | typeof clack.CANCEL_SYMBOL): T {
  if (clack.isCancel(answer)) throw new Cancelled()
  return answer
}

function faultOf(read: (text: string) => string, text: string): string | undefined {
  try {
    read(text)
    return undefined
  } catch (error) {
    if (!(error instanceof BadAnswer)) throw error
    return error.message
  }
}
