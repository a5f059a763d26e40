import { basename, extname } from 'node:path'
import * as z from 'zod'
import { checkLists, type Enlisted, enlist, type ListAsked, ListRefused } from '../../api/studio/enlisting.ts'
import type { ChannelId } from '../../campaigns/channels.ts'
import { groupBy } from '../../campaigns/group-by.ts'
import { contactFault, personFault } from '../../campaigns/label-contact.ts'
import type { ListRow } from '../../campaigns/list.ts'
import { MOST_MEMBERS, MOST_ROOTS } from '../../campaigns/list-sizes.ts'
import { defaultChannel } from '../../campaigns/root-channel.ts'
import { rootFields } from '../../campaigns/schema.ts'
import { CommandError } from '../fail.ts'
import { addRoots, memberCap, type RootLink } from '../links.ts'
import { readFlags } from '../read-flags.ts'
import type { Workplace } from '../workplace.ts'
import { formOf, type ListedLink, linksCsv, refuseExisting, writeLinks } from './links-file.ts'
import { guessLine, readListFile } from './list-file.ts'
import { enlistingAt, listedLinks, listedRoot } from './listed-links.ts'

/** The most pairs of labels that are printed: somebody looks at the file, then. */
const MOST_ALIKE = 5

const flags = z.object({
  list: z.string(),
  label: rootFields.label.optional(),
  kind: rootFields.kind.default('member'),
  channel: rootFields.channel,
  circle: rootFields.circle,
  opens: rootFields.opens,
  cap: memberCap.optional(),
  out: z.string().optional(),
})
type Flags = z.output<typeof flags>

/**
 * `links <slug> add --list`: brings in a whole list, members as lists, other kinds as roots. Everything is checked before
 * anything is written, the file for the links included. Gives what it wrote, for `--json`.
 */
export async function bringIn(workplace: Workplace, options: unknown, isPrinted: boolean): Promise<ListedLink[]> {
  const asked = readFlags(flags, options)
  const { rows, separator, repeated, alike, guess } = await readListFile(asked.list, asked.kind === 'member')
  await refuseExisting(asked.out)
  const links =
    asked.kind === 'member' ? await bringMembers(workplace, asked, rows) : await bringRoots(workplace, asked, rows)
  // After what was made, where it is looked at.
  if (guess) console.error(guessLine(guess))
  if (repeated > 0) console.error(`${repeated} ${repeated === 1 ? 'line stands' : 'lines stand'} twice: one link each`)
  for (const { line, labels } of alike.slice(0, MOST_ALIKE)) {
    console.error(`${asked.list}:${line} "${labels.join('" and "')}" differ by capitals or accents alone: a link each`)
  }
  if (alike.length > MOST_ALIKE) console.error(`… and ${alike.length - MOST_ALIKE} more like these`)
  if (isPrinted || asked.out !== undefined) await writeLinks(asked.out, linksCsv(links, formOf(separator)))
  if (asked.out !== undefined) console.error(`${asked.out}: ${links.length} links`)
  return links
}

async function bringMembers(workplace: Workplace, flags: Flags, rows: readonly ListRow[]): Promise<ListedLink[]> {
  const { channel, circle, opens, cap, list: file } = flags
  refuseMore(file, rows, MOST_MEMBERS)
  const name = flags.label ?? basename(file, extname(file))
  const place = enlistingAt(workplace)
  const groups = groupBy(rows, (row) => row.circle ?? circle)
  if (circle !== undefined && rows.some((row) => row.circle !== undefined)) {
    throw new CommandError(`--circle: ${file} has a column of circles, expected one of the two`)
  }
  const asked = [...groups].map(([own, people]) => {
    const label = groups.size > 1 && own !== undefined ? `${name}, ${circleName(workplace, own)}` : name
    const list: ListAsked = { label, channel: channel as ChannelId | undefined, circle: own, opens, cap }
    return { asked: list, people: people.map((row) => ({ label: row.label })) }
  })
  const lists = await checkLists(place, asked).catch((error: unknown) => refuse(error, file, [...groups.values()]))
  const enlisted: Enlisted[] = []
  for (const list of lists) enlisted.push(await enlist(place, list))
  const sum = (of: 'added' | 'known') => enlisted.reduce((total, each) => total + each[of], 0)
  const names = lists.map(({ list }) => list.label).join('; ')
  console.error(`${names}: ${sum('added')} new, ${sum('known')} there before`)
  const made = await listedLinks(workplace, new Set(lists.map(({ list }) => list.node)))
  // In the order of the file, of its lines alone.
  const byLabel = new Map(made.map((link) => [link.label, link]))
  return rows.flatMap(({ label }) => byLabel.get(label) ?? [])
}

function circleName({ source }: Workplace, id: string): string {
  return source.campaign.circles?.list.find((circle) => circle.id === id)?.name ?? id
}

async function bringRoots(workplace: Workplace, asked: Flags, rows: readonly ListRow[]): Promise<ListedLink[]> {
  const { kind, channel = defaultChannel(kind), circle, opens, cap, list: file } = asked
  if (asked.label !== undefined) {
    throw new CommandError(`--label: is for one link, or for a list of members, expected the labels of ${file} alone`)
  }
  refuseMore(file, rows, MOST_ROOTS)
  const faultOf = kind === 'ambassador' ? personFault : contactFault
  for (const { line, label } of rows) {
    const fault = faultOf(label)
    if (fault) throw new CommandError(`${file}:${line} ${fault}\nNothing was brought in.`)
  }
  const roots = rows.map((row) => ({
    ...{ label: row.label, kind, channel: channel as ChannelId, circle: row.circle ?? circle, opens },
    cap: cap ?? undefined,
  }))
  const made: RootLink[] = await addRoots(workplace, roots, (i) => `${file}:${rows[i]?.line}`)
  return made.map(listedRoot)
}

function refuseMore(file: string, rows: readonly ListRow[], most: number): void {
  if (rows.length > most) throw new CommandError(`${file}: ${rows.length} lines, expected at most ${most} at once`)
}

/** Says on which line of the file a member was refused, or its circle, or which flag a list was. */
function refuse(error: unknown, file: string, groups: readonly (readonly ListRow[])[]): never {
  if (!(error instanceof ListRefused)) throw error
  const [, group, field = '', member] = /^lists\.(\d+)\.(\w+)(?:\.(\d+))?$/.exec(error.field) ?? []
  const people = groups[Number(group)] ?? []
  const isOfLine =
    member !== undefined || field === 'members' || (field === 'circle' && people[0]?.circle !== undefined)
  const where = isOfLine ? `${file}:${people[Number(member ?? 0)]?.line}` : `--${field}`
  throw new CommandError(`${where} ${error.message}\nNothing was brought in.`)
}
