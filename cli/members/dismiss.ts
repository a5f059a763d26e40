import { COMMAND_LINE } from '../../db/audit.ts'
import { CommandError } from '../fail.ts'
import type { Workplace } from '../workplace.ts'
import { guessLine, readListFile } from './list-file.ts'
import { enlistingAt } from './listed-links.ts'

/** `links <slug> remove --list`: those who have left, whose labels are erased and whose links open nothing any more. */
export async function dismiss(workplace: Workplace, file: string | undefined): Promise<void> {
  if (file === undefined) throw new CommandError('remove: of whom? Expected --list with a file of their labels')
  const { rows, guess } = await readListFile(file, true)
  const { campaign, store, now } = enlistingAt(workplace)
  const change = { at: now(), who: COMMAND_LINE, campaign: campaign.slug, action: 'members-removed' } as const
  const nodes = rows.map(({ label }) => campaign.memberOf(label))
  const removed = await store.ledger.dismiss(campaign.slug, nodes, { ...change, detail: '{changed}' })
  if (guess) console.error(guessLine(guess))
  console.error(`Removed: ${removed}${removed < rows.length ? `; on no list: ${rows.length - removed}` : ''}`)
}
