import { Refusal } from '../api.ts'
import type { Island } from '../island.ts'
import { chooseCircle, wasAsked } from './chooser.ts'
import { addStyle, circlesOf, forgetCircles } from './files.ts'

/** Asks inside for the circle of a fan who has none, since the campaign had none when they opened. Once: they can go on without. */
export async function chooseLater(island: Island, join: (circle: string) => Promise<void>): Promise<void> {
  let [file] = await Promise.all([circlesOf(island), addStyle(island)])
  // In one step with the question: another answer may have waited for the same files.
  if (wasAsked()) return
  for (let said = ''; ; file = await circlesOf(island)) {
    const circle = await chooseCircle(island, file, { when: 'later', said })
    if (!circle) return
    try {
      return await join(circle)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const isGone = error.cause === 'circle-unknown'
      said = isGone ? file.words.gone.line : island.words.problems[error.problem].line
      if (isGone) forgetCircles()
    }
  }
}
