import { type ChildProcess, spawn } from 'node:child_process'
import { stripVTControlCharacters } from 'node:util'

export const KEY = { enter: '\r', space: ' ', up: '\x1b[A', down: '\x1b[B', cancel: '\x03', clear: '\x15' } as const

/** Far above what a busy machine takes to draw a question. */
const SILENCE_MS = 120_000

/** A command in a terminal of its own: a real one, made by `script` (util-linux). */
export class TerminalSession {
  readonly #child: ChildProcess
  readonly ended: Promise<number | null>
  #said = ''
  #isOver = false
  #heard = () => {}

  constructor(command: string[], env: Record<string, string>) {
    const line = command.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ')
    // It has no size of its own where it is made from a pipe.
    this.#child = spawn('script', ['-qec', `stty cols 120 rows 50; exec ${line}`, '/dev/null'], {
      env: { ...process.env, TERM: 'xterm', ...env },
    })
    this.#child.stdout?.on('data', (chunk: Buffer) => {
      this.#said += stripVTControlCharacters(chunk.toString())
      this.#heard()
    })
    this.ended = new Promise((settle) => this.#child.on('close', settle))
    void this.ended.then(() => {
      this.#isOver = true
      this.#heard()
    })
  }

  /** Waits until something new has been said that holds a text, and returns it. Throws when it ends or falls silent. */
  async hear(text: string): Promise<string> {
    for (;;) {
      const at = this.#said.indexOf(text)
      if (at >= 0) {
        const heard = this.#said.slice(0, at + text.length)
        this.#said = this.#said.slice(at + text.length)
        return heard
      }
      const isSilent = await new Promise<boolean>((settle) => {
        const patience = setTimeout(settle, SILENCE_MS, true)
        this.#heard = () => {
          clearTimeout(patience)
          settle(this.#isOver)
        }
      })
      if (isSilent && !this.#said.includes(text)) throw new Error(`It never said "${text}", but: ${this.#said}`)
    }
  }

  type(...keys: string[]): void {
    for (const key of keys) this.#child.stdin?.write(key)
  }

  kill(): void {
    this.#child.kill()
  }
}
