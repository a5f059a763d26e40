import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { checkLists, enlist, ListRefused } from '../../api/studio/enlisting.ts'
import { channel } from '../../campaigns/channels.ts'
import { labelOf } from '../../campaigns/label.ts'
import { suggestion } from '../../campaigns/suggestion.ts'
import { privateLinkUrl } from '../../seal/address.ts'
import { CommandError } from '../fail.ts'
import { rootLinks } from '../links.ts'
import { enlistingAt, listedLinks } from '../members/listed-links.ts'
import { campaignUrl } from '../place.ts'
import { writeWhole } from '../whole-file.ts'
import { atWork, type Workplace } from '../workplace.ts'
import { type MailingList, readMailingList, writeMailingList } from './mailing-list.ts'

export interface Pairing {
  list: string
  out: string
  column?: string
  /** The list of members to which whoever has no link yet is added. */
  add?: string
  /** Clear views through each link that is made; null: no limit. Left out: what the list's members have. */
  cap?: number | null | undefined
}

/** How many labels an error names. */
const NAMED = 5
const TOKEN_LENGTH = 22

/**
 * Writes a mailing list with one column more: each subscriber's own link. Of the list, only the labels are read; addresses
 * pass through to the new file, and nothing of them is kept.
 */
export async function pairList(slug: string, { list: file, out, column = 'label', add, cap }: Pairing): Promise<void> {
  const list = readMailingList(await readFile(file), file, column)
  if (resolve(out) === resolve(file)) throw new CommandError(`--out: ${out} is the list itself, expected another file`)
  await atWork(slug, async (workplace) => {
    const { closes } = workplace.source.campaign
    if (closes !== undefined && closes <= workplace.now()) {
      throw new CommandError(
        `${slug}: has closed, so its links open nothing any more, expected a campaign that is open`,
      )
    }
    let added = 0
    await writeWhole(out, async () => {
      const { links: found, revoked, twofold } = await linksByLabel(workplace)
      refuse(file, list, twofold, 'one of the brand’s links and a member are called', 'labels that mean one link')
      refuse(file, list, revoked, 'the link was revoked of', 'a list without them, or revoke … --undo')
      const missing = list.labels.filter((label) => !found.has(label))
      if (add !== undefined) added = await addMembers(workplace, missing, { file, list, name: add, cap })
      const links = added > 0 ? (await linksByLabel(workplace)).links : found
      const without = list.labels.filter((label) => !links.has(label))
      if (without.length > 0)
        throw new CommandError(unknown(without, [...links.keys()], { file, slug, isAdded: !!add }))
      return writeMailingList(list, (label) => links.get(label) ?? '')
    })
    const made = added > 0 ? `, ${added} of them new` : ''
    console.log(`${out}: ${list.labels.length} links in the column "${list.linkColumn}"${made}`)
  })
}

interface Labelled {
  /** The links that can be sent, by their labels. */
  links: Map<string, string>
  /** Labels of roots that open nothing any more. */
  revoked: Set<string>
  /** Labels of a root and a member alike: nobody can tell whose link is meant. */
  twofold: Set<string>
}

/** The links of roots and members, in the form that mail gateways leave alone, with the letter of e-mail. */
async function linksByLabel(workplace: Workplace): Promise<Labelled> {
  const { source, store } = workplace
  const { letter } = channel('email')
  const asMail = (url: string) => privateLinkUrl(campaignUrl(source), letter, url.slice(-TOKEN_LENGTH), true)
  const all = await rootLinks(source, store)
  const isRevoked = ({ dead }: (typeof all)[number]) => dead === 'revoked'
  const working = all.filter((root) => !isRevoked(root))
  const roots = new Map(working.map(({ label, url }) => [labelOf(label), asMail(url)]))
  const members = new Map((await listedLinks(workplace)).map(({ label, link }) => [labelOf(label), asMail(link)]))
  return {
    links: new Map([...roots, ...members]),
    // A member of that label has a link that works.
    revoked: new Set(all.filter(isRevoked).flatMap(({ label }) => (members.has(labelOf(label)) ? [] : labelOf(label)))),
    twofold: new Set([...roots.keys()].filter((label) => members.has(label))),
  }
}

/** Throws for subscribers whose labels are among these. */
function refuse(file: string, { labels }: MailingList, refused: Set<string>, fault: string, expected: string): void {
  const found = labels.filter((label) => refused.has(label))
  if (found.length > 0) throw new CommandError(`${file}: ${fault} ${named(found)}, expected ${expected}`)
}

/** Adds subscribers as members of a list, whose links on a new one may be opened as often as a mail is; returns how many are new. */
async function addMembers(
  workplace: Workplace,
  labels: readonly string[],
  { file, list, name, cap }: { file: string; list: MailingList; name: string; cap: Pairing['cap'] },
): Promise<number> {
  if (labels.length === 0) return 0
  const place = enlistingAt(workplace)
  const people = labels.map((label) => ({ label }))
  const asked = { label: name, channel: 'email' as const, cap, usualCap: null }
  const checked = await checkLists(place, [{ asked, people }]).catch((error: unknown) => {
    if (!(error instanceof ListRefused)) throw error
    const [, i] = /\.members\.(\d+)$/.exec(error.field) ?? []
    const line = i === undefined ? undefined : list.lines[list.labels.indexOf(labels[Number(i)] ?? '')]
    const flag = error.field.endsWith('.cap') ? '--cap' : '--add'
    throw new CommandError(`${line === undefined ? flag : `${file}:${line}`}: ${error.message}`)
  })
  let added = 0
  for (const each of checked) added += (await enlist(place, each)).added
  return added
}

function unknown(
  missing: readonly string[],
  known: readonly string[],
  { file, slug, isAdded }: { file: string; slug: string; isAdded: boolean },
) {
  const [first = ''] = missing
  const who = named(missing)
  if (isAdded) return `${file}: the link of ${who} was revoked, expected a list without them, or revoke … --undo`
  const expected = 'expected labels of its links, or --add with the name of a list to make them'
  return `${file}: ${slug} has no link for ${who}${suggestion(first, known)}, ${expected}`
}

function named(labels: readonly string[]): string {
  const more = labels.length > NAMED ? ` and ${labels.length - NAMED} more` : ''
  return labels
    .slice(0, NAMED)
    .map((label) => JSON.stringify(label))
    .join(', ')
    .concat(more)
}
