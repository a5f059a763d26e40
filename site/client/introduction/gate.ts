import { type Invited, invited } from '../invitation.ts'
import type { Island } from '../island.ts'
import { byId, type Stage } from '../stage.ts'
import { introductionOf, type OpenNamed } from './introduction.ts'

interface Gate extends Invited {
  island: Island
  stage: Stage
  open: OpenNamed
}

/** Says at the gate who hands the link on, where that is an ambassador who says something. Without it, the gate is whole. */
export async function introduce(gate: Gate): Promise<void> {
  await show(gate).catch(() => undefined)
}

async function show(gate: Gate): Promise<void> {
  const { from } = await invited(gate)
  const shown = from && (await introductionOf(gate.island, from, gate.open))
  if (!shown || gate.stage.state !== 'gate') return
  const button = byId('open')
  const { top } = button.getBoundingClientRect()
  document.querySelector('.gate')?.prepend(shown)
  // That somebody thought of them is said better now.
  if (byId('hint').textContent === gate.island.words.gate.hint) gate.stage.hint('')
  // What was read goes up, rather than what is about to be tapped down.
  scrollBy({ top: button.getBoundingClientRect().top - top, behavior: 'instant' })
}
