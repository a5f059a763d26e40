import { Command } from 'commander'
import { listRoots } from '../db/campaign/roots.ts'
import { CommandError, run } from './fail.ts'
import { givenPath } from './given-path.ts'
import { addRoot, type RootLink, renewPage, rootLinks } from './links.ts'
import { bringIn } from './members/bring-in.ts'
import { dismiss } from './members/dismiss.ts'
import { linksCsv, refuseExisting, writeLinks } from './members/links-file.ts'
import { listedLinks } from './members/listed-links.ts'
import { takeSeasonOver } from './members/season.ts'
import { printJson } from './print-json.ts'
import { atWork, type Workplace } from './workplace.ts'

export function linksCommand(): Command {
  return new Command('links')
    .description(
      'list the roots of a campaign with their links, add some, take over those of last season, or make the page of an ambassador anew',
    )
    .argument('<slug>')
    .argument(
      '[action]',
      '`add` makes one or, with --list, many; `remove` takes members of a list off it; `members` lists them; `take-over` a season; `renew` withdraws the page of an ambassador and makes another',
    )
    .argument('[from]', 'with take-over: the campaign of last season')
    .option('--json')
    .option('--label <label>', 'who or what it is for; with --list, the name of the list')
    .option('--kind <kind>', 'seed, ambassador, circle, poster or (with --list) member')
    .option('--channel <channel>', 'how it is handed out')
    .option('--cap <views>', 'at most this many clear views; of members 1 unless you say, or none')
    .option('--circle <id>', 'the circle of all who come through it')
    .option('--opens <time>', 'when its branch opens, earlier or later than the campaign')
    .option('--list <file>', 'labels, one a line, or CSV', givenPath)
    .option('--out <file>', 'where the links go, as CSV', givenPath)
    .action((slug: string, action: string | undefined, from: string | undefined, options: LinksOptions) =>
      run(() => links(slug, action, from, options)),
    )
}

interface LinksOptions {
  json?: true
  label?: string
  kind?: string
  channel?: string
  cap?: string
  circle?: string
  opens?: string
  list?: string
  out?: string
}

/** The flags that each action takes beside `--json`. */
const FLAGS: Record<string, readonly string[]> = {
  list: [],
  add: ['label', 'kind', 'channel', 'cap', 'circle', 'opens', 'list', 'out'],
  members: ['label', 'out'],
  remove: ['list'],
  'take-over': ['out'],
  renew: ['label'],
}

async function links(slug: string, action = 'list', from: string | undefined, { json, ...flags }: LinksOptions) {
  const known = FLAGS[action]
  if (!known || action === 'list') {
    const actions = Object.keys(FLAGS).filter((each) => each !== 'list')
    if (!known) throw new CommandError(`Unknown action "${action}", expected ${actions.join(', ')}`)
  }
  const stray = Object.keys(flags).find((flag) => !known.includes(flag))
  if (stray) throw new CommandError(`--${stray}: is for a new link, expected: links ${slug} add`)
  if (action === 'take-over' && from === undefined) {
    throw new CommandError(`take-over: of which campaign? Expected: links ${slug} take-over <slug of last season>`)
  }
  if (action === 'add' && flags.out !== undefined && flags.list === undefined) {
    throw new CommandError('--out: is for a list, expected --list as well')
  }
  if (action === 'renew' && flags.label === undefined) {
    throw new CommandError(`--label: whose page?, expected: links ${slug} renew --label <label>`)
  }
  await atWork(slug, async (workplace) => {
    if (action === 'renew') {
      const renewed = await renewPage(workplace, flags.label ?? '')
      if (json) printJson(renewed)
      else console.log(lineOf(renewed))
    } else if (action === 'take-over') {
      const taken = await takeSeasonOver(workplace, from ?? '', {
        ...(flags.out && { out: flags.out }),
        ...(json && { json }),
      })
      if (json) printJson(taken)
    } else if (action === 'remove') await dismiss(workplace, flags.list)
    else if (action === 'members') await listMembers(workplace, flags, json)
    else if (flags.list !== undefined) {
      const made = await bringIn(workplace, flags, !json)
      if (json) printJson(made)
    } else await listOrAdd(workplace, action === 'add', flags, json)
  })
}

async function listMembers(workplace: Workplace, { label, out }: LinksOptions, json: true | undefined) {
  await refuseExisting(out)
  const all = await listedLinks(workplace)
  const chosen = label === undefined ? all : all.filter(({ list }) => list === label)
  if (label !== undefined && chosen.length === 0) {
    const names = [...new Set(all.map(({ list }) => list))]
    const expected = names.length > 0 ? `expected one of ${names.join(', ')}` : 'expected none: there are no lists'
    throw new CommandError(`--label: no list "${label}", ${expected}`)
  }
  if (json) printJson(chosen)
  else await writeLinks(out, linksCsv(chosen, 'comma'))
}

async function listOrAdd(workplace: Workplace, isNew: boolean, flags: LinksOptions, json: true | undefined) {
  const listed = isNew ? [await addRoot(workplace, flags)] : await rootLinks(workplace.source, workplace.store)
  if (json) return printJson(isNew ? listed[0] : listed)
  for (const each of listed) console.log(lineOf(each))
  if (isNew) return
  const { source, store } = workplace
  const lists = (await listRoots(store, source.campaign.slug)).filter(({ kind }) => kind === 'member')
  for (const { label } of lists)
    console.log(`${label}  (members)\n  links ${source.campaign.slug} members --label ${JSON.stringify(label)}`)
}

function lineOf({ label, kind, channel, url, page, dead }: RootLink): string {
  return `${label}  (${kind}, ${channel})${dead ? `  ${dead}: opens nothing` : ''}\n  ${url}${page === undefined ? '' : `\n  their own page: ${page}`}`
}
