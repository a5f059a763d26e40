/** Names of what is tested, as `prefers-color-scheme` has them. */
export type Scheme = 'light' | 'dark'

/** A condition that holds neither at once nor later has failed. */
const PATIENCE_MS = 20_000
/** Whoever asks more often keeps the page from what it is asked for. */
const PAUSE_MS = 100

/** CSS pixels from the window's top left corner. */
export interface Point {
  x: number
  y: number
}

/** A browser of another engine than Chromium, with one window as wide as a phone. */
export interface Browser {
  open(url: string): Promise<void>
  reload(): Promise<void>
  /** Trusted, as a finger's, on whatever is there. */
  tap(point: Point): Promise<void>
  /** Types where the focus is. */
  type(text: string): Promise<void>
  /** Pastes where the focus is, by the keyboard. */
  paste(): Promise<void>
  /** Runs a function in the page: it sees nothing of the test but its argument. */
  evaluate<Result, Given = undefined>(run: (given: Given) => Result | Promise<Result>, given?: Given): Promise<Result>
  /** A PNG of what is seen, or of the whole page. */
  picture(isWhole?: boolean): Promise<Uint8Array>
  /** Closes windows that the page opened and tells how many there were. */
  closeOthers(): Promise<number>
  /** Another person's first visit: nothing is kept of what was before. Comes first. */
  forget(): Promise<void>
  close(): Promise<void>
}

export interface Engine {
  name: string
  launch(scheme: Scheme): Promise<Browser>
}

/** Asks until the answer is there. Throws with the last one when it never is. */
export async function eventually<Answer>(
  what: string,
  ask: () => Promise<Answer>,
  isRight: (answer: Answer) => boolean = Boolean,
): Promise<Answer> {
  const endsAt = performance.now() + PATIENCE_MS
  for (;;) {
    const answer = await ask()
    if (isRight(answer)) return answer
    if (performance.now() > endsAt) throw new Error(`${what} never came: ${JSON.stringify(answer)}`)
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}
