import { Command, InvalidArgumentError } from 'commander'
import { changeLink, dryRun, type LinkAnswer, refusalFor } from '../api/studio/link-change.ts'
import { time } from '../campaigns/fields.ts'
import { CommandError, run } from './fail.ts'
import { changeOf, changeOfAll } from './link-change.ts'
import { atWork } from './workplace.ts'

/** `void`: takes views out of every figure, or puts them back. */
export function voidCommand(): Command {
  return new Command('void')
    .description('take views out of every figure, with a reason; the keys that they got stay theirs')
    .argument('<slug>')
    .argument('[link]', 'its address or its token, or the name of a node as the studio and exports have it')
    .option('--subtree', 'and all that grew from it; always so for a link of the brand')
    .option('--all', 'instead of a link: of the whole campaign')
    .option('--doubtful', 'only views that carry a doubt')
    .option('--from <time>', 'only views from then on, such as 2026-12-31T01:00:00+01:00', readTime)
    .option('--to <time>', 'only views before then', readTime)
    .option('--why <reason>', 'the reason, for the log')
    .option('--undo', 'put them back')
    .option('--of <void>', 'with --undo: only what this void took out, by the number that voiding said', readNumber)
    .option('--dry-run', 'only say what would happen')
    .option('--json')
    .action((slug: string, link: string | undefined, options: VoidOptions) => run(() => voidViews(slug, link, options)))
}

interface VoidOptions {
  subtree?: true
  all?: true
  doubtful?: true
  from?: number
  to?: number
  why?: string
  undo?: true
  of?: number
  dryRun?: true
  json?: true
}

async function voidViews(slug: string, text: string | undefined, options: VoidOptions) {
  const { subtree, all, doubtful = false, from, to, why, undo, of, dryRun: isTrial } = options
  if ((text === undefined) === (all === undefined)) throw new CommandError('Expected either a link or --all')
  if (from !== undefined && to !== undefined && from >= to) {
    throw new CommandError('--to: is not after --from, expected a later time')
  }
  if (of !== undefined && !undo) throw new CommandError('--of: expected --undo beside it')
  if (!undo && !isTrial && !why?.trim()) {
    throw new CommandError('--why: missing, expected the reason, which goes into the log')
  }
  await atWork(slug, async (workplace) => {
    const chosen = text === undefined ? changeOfAll(workplace) : await changeOf(workplace, text)
    const way = subtree || !chosen.link || chosen.link.isRoot ? ('branch' as const) : ('view' as const)
    const change = {
      ...chosen,
      from,
      to,
      doubtful,
      voidId: of,
      why: why?.trim(),
      ...(undo ? { unvoid: way } : { void: way }),
    }
    const refusal = refusalFor(change)
    if (refusal) throw new CommandError(refusal)
    const answer = await (isTrial ? dryRun(workplace, change) : changeLink(workplace, change))
    if (options.json) console.log(JSON.stringify(answer, null, 2))
    else console.log(sentence(answer, isTrial === true, undo === true))
  })
}

function sentence({ voided, unvoided, voids, left, closes }: LinkAnswer, isTrial: boolean, isUndo: boolean): string {
  const changed = isUndo ? unvoided : voided
  if (changed === 0) return 'No view matches; nothing changed.'
  const verb = isTrial ? (isUndo ? 'Would put back' : 'Would void') : isUndo ? 'Put back' : 'Voided'
  const views = `${changed} ${changed === 1 ? 'view' : 'views'}`
  // Told to whoever gives commands.
  const clear = left.clear ?? 0
  const lines = [
    `${verb}: ${views}. ${isTrial ? 'That would leave' : 'That leaves'} ${left.views}: ${clear} clear, ${left.views - clear} doubtful.`,
  ]
  for (const { piece, by, need, have } of closes)
    lines.push(
      have === null
        ? `The piece "${piece}" opens by ${need} ${by === 'shares' ? "shares of a fan's own: who passed these views on has fewer" : `${by}: those of these views count no more`}.`
        : `The piece "${piece}" falls below what opens it: ${have} of ${need}.`,
    )
  for (const { id, why, views } of voids) {
    lines.push(isUndo ? `Taken out by void ${id}, "${why}": ${views}.` : `To undo this alone: --undo --of ${id}`)
  }
  if (!isUndo) lines.push('Keys that were handed out stay out.')
  return lines.join('\n')
}

function readNumber(text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('expected the number of a void')
}

function readTime(text: string): number {
  const parsed = time.safeParse(text)
  if (parsed.success) return parsed.data
  throw new InvalidArgumentError(parsed.error.issues[0]?.message ?? 'expected a time')
}
