import { DatabaseTrouble, type TroubleName, troubleIn } from './trouble.ts'

/** Told of a trouble when it begins; of its end, and of what was done about it, in words. */
export type TroubleListener = (event: DatabaseTrouble | string) => void

/** While one of these lasts, what the database says is no longer what was answered. */
const UNREADABLE: readonly TroubleName[] = ['database-removed', 'database-replaced', 'database-damaged']

/** How it stands with the file of a database: what its watch sees, and how the last write went. */
export class Condition {
  readonly #path: string
  readonly #seen = new Map<TroubleName, DatabaseTrouble>()
  #lastWrite: DatabaseTrouble | undefined
  #told = new Map<TroubleName, DatabaseTrouble>()
  #listener: TroubleListener | undefined

  constructor(path: string) {
    this.#path = path
  }

  /** Everything that is wrong now. */
  get troubles(): readonly TroubleName[] {
    return [...this.#all().keys()]
  }

  /** From now on, and of what is wrong already. */
  listen(listener: TroubleListener): void {
    this.#listener = listener
    this.#told = new Map()
    this.#tell()
  }

  /** The watch sees a trouble, which it gives. */
  see(name: TroubleName, detail?: string): DatabaseTrouble {
    const trouble = this.#seen.get(name) ?? new DatabaseTrouble(this.#path, name, detail)
    this.#seen.set(name, trouble)
    this.#tell()
    return trouble
  }

  /** The watch does not see it any more. Damage stays: it is not seen everywhere at once. */
  over(name: TroubleName): void {
    if (name !== 'database-damaged' && this.#seen.delete(name)) this.#tell()
  }

  /** How a write ended: with an error, or well. Gives the trouble that the error stands for. */
  wrote(error?: unknown): DatabaseTrouble | undefined {
    const name = troubleIn(error)
    if (name === undefined && this.#lastWrite === undefined) return undefined
    if (name === 'database-damaged') this.see(name, String(error))
    this.#lastWrite = name && new DatabaseTrouble(this.#path, name, undefined, error)
    this.#tell()
    return this.#lastWrite
  }

  say(text: string): void {
    this.#listener?.(text)
  }

  /** Nobody keeps anybody from writing. */
  unlocked(): void {
    if (this.#lastWrite?.trouble === 'database-locked') this.wrote()
  }

  /** Throws {@link DatabaseTrouble} while a write would be lost, or has no room. A write that failed may be tried again. */
  requireWritable(): void {
    for (const trouble of this.#seen.values()) throw trouble
  }

  /** Throws {@link DatabaseTrouble} while what is read may be wrong. */
  requireReadable(): void {
    for (const name of UNREADABLE) {
      const trouble = this.#seen.get(name)
      if (trouble) throw trouble
    }
  }

  #all(): Map<TroubleName, DatabaseTrouble> {
    const all = new Map(this.#seen)
    if (this.#lastWrite && !all.has(this.#lastWrite.trouble)) all.set(this.#lastWrite.trouble, this.#lastWrite)
    return all
  }

  #tell(): void {
    if (!this.#listener) return
    const now = this.#all()
    for (const [name, trouble] of now) if (!this.#told.has(name)) this.#listener(trouble)
    for (const name of this.#told.keys()) if (!now.has(name)) this.#listener(`${this.#path}: ${name}: over`)
    this.#told = now
  }
}
