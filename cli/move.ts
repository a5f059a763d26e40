import { Command } from 'commander'
import { originOf, refuseElsewhere } from './at.ts'
import { CommandError, run } from './fail.ts'
import { settingsHere } from './place.ts'
import { giveUpMove, moveCampaign } from './transfer/move.ts'
import { openPlace } from './transfer/place.ts'

const HERE = 'here'

/** `move`: takes a campaign from a server to the edge, or back, while fans come. */
export function moveCommand(): Command {
  return new Command('move')
    .description(
      'move a campaign with all that was counted, from the database here to a deployment on Cloudflare, or back',
    )
    .argument('<slug>')
    .option('--from <place>', 'the address of a deployment, or `here`', HERE)
    .option('--to <place>', 'likewise', HERE)
    .option('--by-sums', 'also where it is too large to be recounted at the edge: equal sums are enough')
    .option('--undo', 'give a move up that was broken off: the campaign is counted where it was')
    .action((slug: string, options: MoveOptions) => run(() => move(slug, options)))
}

interface MoveOptions {
  from: string
  to: string
  bySums?: true
  undo?: true
}

async function move(slug: string, { from, to, bySums, undo }: MoveOptions) {
  refuseElsewhere('move', 'expected --from and --to')
  const [source, target] = [placeOf('from', from), placeOf('to', to)]
  if (source === target) throw new CommandError('Expected two places: --from or --to with the address of a deployment')
  const settings = settingsHere()
  const opened = await openPlace(settings, source, slug, bySums)
  try {
    const journey = { slug, source: opened, target: await openPlace(settings, target, slug, bySums) }
    try {
      if (undo) {
        await giveUpMove(journey)
        console.log(`${opened.name} counts ${slug} again.`)
      } else {
        await moveCampaign(journey, (line) => console.log(line))
        console.log(
          'Lead the domain there now. Photos of galleries are not moved: copy those that came since you copied them (docs/operating.md).',
        )
      }
    } finally {
      await journey.target.close()
    }
  } finally {
    await opened.close()
  }
}

function placeOf(flag: string, text: string): string | undefined {
  if (text === HERE) return undefined
  const origin = originOf(text)
  if (origin !== undefined) return origin
  throw new CommandError(
    `--${flag}: "${text}" does not fit, expected \`here\` or an address such as https://links.brand.example`,
  )
}
