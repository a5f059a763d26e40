import { stat } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'

/** A build takes the place of the last one by two renames, with an instant in between. */
const SWAP_MS = 1000
const LOOK_MS = 10

/** Which of the folders it is that stood at the path one after the other; undefined: there was none. */
type FolderId = string | undefined

/** The folder of the site, which a build may exchange for another at any time. */
export class ServedFolder {
  readonly path: string
  #current: FolderId

  constructor(path: string) {
    this.path = path
  }

  /** As it was when it was looked at last: what is not found in it is looked for again where another has come. */
  get current(): FolderId {
    return this.#current
  }

  /** Looks again, and waits while there is none, a second at most. */
  async look(): Promise<FolderId> {
    for (const until = performance.now() + SWAP_MS; ; await pause(LOOK_MS)) {
      this.#current = await stat(this.path).then(
        // A rename changes the second one: the same folder may come back.
        ({ ino, ctimeMs }) => `${ino} ${ctimeMs}`,
        () => undefined,
      )
      if (this.#current !== undefined || performance.now() > until) return this.#current
    }
  }
}
