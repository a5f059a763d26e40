import { pause } from './clock.ts'

/** By then a window that paints has painted; one that does not is not waited for. */
const PAINTED_MS = 500

/** Once what is there has been painted, so that laying it out is a task of its own. */
export async function painted(): Promise<void> {
  await Promise.race([new Promise(requestAnimationFrame), pause(PAINTED_MS)])
  await pause(0)
}

/** Takes each step in a task of its own: in between, a slow phone paints, and hears a tap. */
export async function takeTurns(...steps: (() => void)[]): Promise<void> {
  for (const step of steps) {
    await pause(0)
    step()
  }
}
