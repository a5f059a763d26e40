import { suggestion } from '../../campaigns/suggestion.ts'
import { BadAnswer } from './bad-answer.ts'

/** A question that the wizard asks, or a flag answers. */
interface Question {
  /** The flag that answers it, such as `--title`. */
  flag: string
  /** The question in the wizard. */
  message: string
}

export interface TextQuestion extends Question {
  /** Parses an answer. Throws {@link BadAnswer}. */
  read(text: string): string
  /** Shown in grey until something is typed. */
  example?: string | undefined
}

export interface Choice<T extends string> {
  value: T
  label?: string
  hint?: string
}

export interface ChoiceQuestion<T extends string, Fallback> extends Question {
  options: readonly Choice<T>[]
  fallback: Fallback
}

export interface FileQuestion<T> extends Question {
  /** Throws {@link BadAnswer}. */
  read(text: string): Promise<T>
  example: string
}

/** Gets an answer that no flag gives: asks in the terminal, or notes it as missing. */
export interface Prompter {
  /** `fallback` is the answer to an empty line. */
  text(question: TextQuestion, fallback: string | undefined): Promise<string>
  /** An empty line is an answer: undefined. */
  optional(question: TextQuestion): Promise<string | undefined>
  one<T extends string>(question: ChoiceQuestion<T, T>): Promise<T>
  many<T extends string>(question: ChoiceQuestion<T, readonly T[]>): Promise<T[]>
  yes(question: Question, fallback: boolean): Promise<boolean>
  file<T>(question: FileQuestion<T>): Promise<T | undefined>
}

/** Takes answers from flags, then from allowed defaults, then by asking. */
export class Interviewer {
  /** Faults of the flags, a line each. */
  readonly faults: string[] = []
  readonly #prompter: Prompter
  readonly #takesDefaults: boolean

  constructor(prompter: Prompter, takesDefaults: boolean) {
    this.#prompter = prompter
    this.#takesDefaults = takesDefaults
  }

  async text(question: TextQuestion, given: string | undefined, fallback?: string): Promise<string> {
    if (given !== undefined) return this.#read(question, given) ?? ''
    if (this.#takesDefaults && fallback !== undefined) return this.#read(question, fallback) ?? ''
    return this.#prompter.text(question, fallback)
  }

  async optional(question: TextQuestion, given: string | undefined): Promise<string | undefined> {
    if (given !== undefined) return this.#read(question, given)
    return this.#takesDefaults ? undefined : this.#prompter.optional(question)
  }

  /** Asks for texts until an empty one. */
  async list(questions: (before: readonly string[]) => TextQuestion, given: readonly string[] | undefined) {
    const texts: string[] = []
    const add = (text: string | undefined) => {
      if (text !== undefined) texts.push(text)
      return text !== undefined
    }
    for (const each of given ?? []) add(this.#read(questions(texts), each))
    if (given || this.#takesDefaults) return texts
    while (add(await this.#prompter.optional(questions(texts)))) {}
    return texts
  }

  async one<T extends string>(question: ChoiceQuestion<T, T>, given: string | undefined): Promise<T> {
    if (given !== undefined) return this.#chosen(question, [given])[0] ?? question.fallback
    return this.#takesDefaults ? question.fallback : this.#prompter.one(question)
  }

  /** `given`: with commas or spaces between. */
  async many<T extends string>(question: ChoiceQuestion<T, readonly T[]>, given: string | undefined): Promise<T[]> {
    if (given !== undefined) return this.#chosen(question, given.split(/[\s,]+/).filter(Boolean))
    return this.#takesDefaults ? [...question.fallback] : this.#prompter.many(question)
  }

  async yes(question: Question, given: boolean | undefined, fallback: boolean): Promise<boolean> {
    if (given !== undefined) return given
    return this.#takesDefaults ? fallback : this.#prompter.yes(question, fallback)
  }

  async file<T>(question: FileQuestion<T>, given: string | undefined): Promise<T | undefined> {
    if (given === undefined) return this.#takesDefaults ? undefined : this.#prompter.file(question)
    try {
      return await question.read(given)
    } catch (error) {
      this.#note(question, error)
      return undefined
    }
  }

  #read(question: TextQuestion, text: string): string | undefined {
    try {
      return question.read(text)
    } catch (error) {
      this.#note(question, error)
      return undefined
    }
  }

  #chosen<T extends string>({ options, ...question }: ChoiceQuestion<T, unknown>, given: readonly string[]): T[] {
    const values = options.map(({ value }) => value)
    const expected = `expected one of ${values.join(', ')}`
    if (given.length === 0) this.#note(question, new BadAnswer(`empty, ${expected}`))
    return [...new Set(given)].flatMap((each) => {
      const found = values.filter((value) => value === each.toLowerCase())
      if (found.length > 0) return found
      this.#note(question, new BadAnswer(`"${each}" does not fit, ${expected}${suggestion(each, values)}`))
      return []
    })
  }

  #note({ flag }: Question, error: unknown): void {
    if (!(error instanceof BadAnswer)) throw error
    this.faults.push(`${flag}: ${error.message}`)
  }
}

/** Without a terminal: notes the flags that are missing, and goes on. */
export class MissingAnswers implements Prompter {
  readonly #flags = new Set<string>()

  get flags(): string[] {
    return [...this.#flags]
  }

  async text({ flag }: Question): Promise<string> {
    this.#flags.add(flag)
    return ''
  }

  async optional(): Promise<undefined> {
    return undefined
  }

  async one<T extends string>({ flag, fallback }: ChoiceQuestion<T, T>): Promise<T> {
    this.#flags.add(flag)
    return fallback
  }

  async many<T extends string>({ flag, fallback }: ChoiceQuestion<T, readonly T[]>): Promise<T[]> {
    this.#flags.add(flag)
    return [...fallback]
  }

  async yes(_question: Question, fallback: boolean): Promise<boolean> {
    return fallback
  }

  async file(): Promise<undefined> {
    return undefined
  }
}
