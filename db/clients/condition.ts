import { DatabaseTrouble, type TroubleName, troubleIn } from './trouble.ts'

/** Listens to troubles: each when it begins; and, as a sentence, its end and what was done about it. */
export type TroubleListener = (event: DatabaseTrouble | string) => void

/** While one of these lasts, what is read may differ from what was answered before. */
const UNREADABLE: readonly TroubleName[] = ['database-removed', 'database-replaced', 'database-damaged']

/** The condition of a database file: what its watch sees, and how the last write ended. */
export class Condition {
  readonly #path: string
  readonly #readThrough: () => Promise<void>
  readonly #seen = new Map<TroubleName, DatabaseTrouble>()
  #lastWrite: DatabaseTrouble | undefined
  #told = new Map<TroubleName, DatabaseTrouble>()
  #listener: TroubleListener | undefined
  #asking: Promise<DatabaseTrouble> | undefined

  /** @param readThrough reads the whole file, and rejects where its disk does not read it */
  constructor(path: string, readThrough: () => Promise<void>) {
    this.#path = path
    this.#readThrough = readThrough
  }

  /** Everything that is wrong now. */
  get troubles(): readonly TroubleName[] {
    return [...this.#all().keys()]
  }

  /** Reports present and future troubles to a listener. */
  listen(listener: TroubleListener): void {
    this.#listener = listener
    this.#told = new Map()
    this.#tell()
  }

  /** Notes a trouble that the watch sees, and returns it. */
  see(name: TroubleName, detail?: string): DatabaseTrouble {
    const trouble = this.#seen.get(name) ?? new DatabaseTrouble(this.#path, name, detail)
    this.#seen.set(name, trouble)
    this.#tell()
    return trouble
  }

  /**
   * Notes that SQLite calls the file damaged, and returns what it is. Damage stays, but SQLite says the same of a disk that fails
   * for a while: the disk is asked first, and whoever waits is told no sooner, since nobody is to restore what is not damaged.
   */
  doubt(detail: string): Promise<DatabaseTrouble> {
    this.#asking ??= this.#readThrough()
      .then(
        () => this.see('database-damaged', detail),
        (error: unknown) => this.see('disk-error', String(error)),
      )
      .finally(() => {
        this.#asking = undefined
      })
    return this.#asking
  }

  /** Notes that the watch no longer sees a trouble. Damage stays: it is not visible on every read. */
  over(name: TroubleName): void {
    if (name !== 'database-damaged' && this.#seen.delete(name)) this.#tell()
  }

  /** Notes the outcome of a write. Returns the trouble that its error stands for. */
  wrote(error?: unknown): DatabaseTrouble | Promise<DatabaseTrouble> | undefined {
    const name = troubleIn(error)
    if (name === undefined && this.#lastWrite === undefined) return undefined
    if (name === 'database-damaged') return this.doubt(String(error))
    this.#lastWrite = name && new DatabaseTrouble(this.#path, name, undefined, error)
    this.#tell()
    return this.#lastWrite
  }

  say(text: string): void {
    this.#listener?.(text)
  }

  /** Notes that no lock prevents writing. */
  unlocked(): void {
    if (this.#lastWrite?.trouble === 'database-locked') this.wrote()
  }

  /**
   * Throws {@link DatabaseTrouble} while a write would be lost, or has no room. After a failed write, another may be tried.
   */
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
