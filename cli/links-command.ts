import { Command } from 'commander'
import { CommandError, run } from './fail.ts'
import { addRoot, rootLinks } from './links.ts'
import { printJson } from './print-json.ts'
import { atWork } from './workplace.ts'

export function linksCommand(): Command {
  return new Command('links')
    .description('list the roots of a campaign with their links, or add one')
    .argument('<slug>')
    .argument('[add]', '`add` makes one')
    .option('--json')
    .option('--label <label>', 'who or what it is for')
    .option('--kind <kind>', 'seed, ambassador, circle or poster')
    .option('--channel <channel>', 'how it is handed out')
    .option('--cap <views>', 'at most this many clear views')
    .action((slug: string, action: string | undefined, options: LinksOptions) =>
      run(() => links(slug, action, options)),
    )
}

interface LinksOptions {
  json?: true
  label?: string
  kind?: string
  channel?: string
  cap?: string
}

async function links(slug: string, action: string | undefined, { json, ...root }: LinksOptions) {
  if (action !== undefined && action !== 'add') throw new CommandError(`Unknown action "${action}", expected add`)
  const [flag] = Object.keys(root)
  if (action === undefined && flag) throw new CommandError(`--${flag}: is for a new link, expected: links ${slug} add`)
  await atWork(slug, async (workplace) => {
    const { source, store } = workplace
    const listed = action === 'add' ? [await addRoot(workplace, root)] : await rootLinks(source, store)
    if (json) printJson(action === 'add' ? listed[0] : listed)
    else for (const { label, kind, channel, url } of listed) console.log(`${label}  (${kind}, ${channel})\n  ${url}`)
  })
}
