/** Refreshes on demand, throttled, and only while the page is visible. */
export class Refresh {
  readonly #work: () => Promise<void>
  readonly #everyMs: number
  #startedAt = -Infinity
  #timer: ReturnType<typeof setTimeout> | undefined
  #isRunning = false
  #isWanted = false

  constructor(everyMs: number, work: () => Promise<void>) {
    this.#everyMs = everyMs
    this.#work = work
    document.addEventListener('visibilitychange', () => this.#isWanted && this.want())
  }

  want(): void {
    this.#isWanted = true
    if (this.#timer !== undefined || this.#isRunning || document.hidden) return
    this.#timer = setTimeout(() => this.#run(), this.#startedAt + this.#everyMs - performance.now())
  }

  async #run(): Promise<void> {
    this.#timer = undefined
    if (document.hidden) return
    this.#isWanted = false
    this.#isRunning = true
    this.#startedAt = performance.now()
    await this.#work().finally(() => {
      this.#isRunning = false
    })
    if (this.#isWanted) this.want()
  }
}
