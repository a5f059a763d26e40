import type { ChannelId } from '../../campaigns/channels.ts'
import { unknownCircle } from '../../campaigns/circles.ts'
import { CONTACT_FAULTS } from '../../campaigns/contact.ts'
import { isLabel, LONGEST_LABEL } from '../../campaigns/label.ts'
import { contactInLabel } from '../../campaigns/label-contact.ts'
import { FEWEST_MEMBERS } from '../../campaigns/list.ts'
import type { AuditAction } from '../../db/audit.ts'
import { record } from '../../db/campaign/audit.ts'
import type { Pause } from '../../db/campaign/forest.ts'
import { membersElsewhere, type NewMember } from '../../db/campaign/members.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { type PlantedRoot, readRoot } from '../../db/campaign/roots.ts'
import type { CampaignStore } from '../../db/campaign/store.ts'
import type { CatalogueEntry } from '../catalogue.ts'

/** What a list of members says of all of them. */
export interface ListAsked {
  label: string
  channel?: ChannelId | undefined
  circle?: string | undefined
  opens?: number | undefined
}

/** A member to be added; `cap` as in {@link NewMember}. */
type Person = Omit<NewMember, 'node'>

/** Where members are added, and by whom. */
export interface Enlisting {
  campaign: Pick<CatalogueEntry, 'slug' | 'rootOf' | 'memberOf' | 'circles'>
  store: CampaignStore
  now: () => number
  pause: Pause
  who: string
}

export interface Enlisted {
  list: NodeId
  label: string
  added: number
  /** Those that were on the list before: their links stay as they are. */
  known: number
}

/** A list that cannot be taken: nothing was written. */
export class ListRefused extends Error {
  override name = 'ListRefused'
  /** The field, such as `lists.0.label` or `lists.1.members.12`. */
  readonly field: string

  constructor(field: string, message: string) {
    super(message)
    this.field = field
  }
}

/** Labels checked, or ids derived, before yielding to the event loop: a few milliseconds. */
const STRETCH = 250

/** A list that was checked, and of which nothing is written yet. */
export interface CheckedList {
  list: PlantedRoot
  members: readonly NewMember[]
}

/** A list with the people who are to be on it. */
export interface AskedList {
  asked: ListAsked
  people: readonly Person[]
}

/**
 * Checks lists, whether they are there or have to be made: all of them before anything of one is written. Throws
 * {@link ListRefused} for the first thing that does not fit; nobody can be on two.
 *
 * @param fewest members that a new list has at least
 */
export async function checkLists(
  place: Enlisting,
  lists: readonly AskedList[],
  fewest = FEWEST_MEMBERS,
): Promise<CheckedList[]> {
  const checked: CheckedList[] = []
  const listOfMember = new Map<NodeId, string>()
  for (const [i, { asked, people }] of lists.entries()) {
    const refuse = (field: string, fault: string): never => {
      throw new ListRefused(`lists.${i}.${field}`, fault)
    }
    const one = await checkList(place, asked, people, fewest).catch((error: unknown) => {
      if (!(error instanceof ListRefused)) throw error
      return refuse(error.field, error.message)
    })
    if (checked.some(({ list }) => list.node === one.list.node)) {
      refuse('label', `"${asked.label}" stands twice, expected one list of each name`)
    }
    for (const [at, { node, label }] of one.members.entries()) {
      const other = listOfMember.get(node)
      if (other !== undefined) {
        refuse(`members.${at}`, `"${label}" is on the list "${other}" too, expected each on one list`)
      }
      listOfMember.set(node, asked.label)
    }
    checked.push(one)
  }
  return checked
}

/** Checks one list. Throws {@link ListRefused} with a field of the list's own. */
async function checkList(
  place: Enlisting,
  asked: ListAsked,
  people: readonly Person[],
  fewest: number,
): Promise<CheckedList> {
  const list = await listOf(place, asked, { size: people.length, fewest })
  const members = await identify(place, people)
  await refuseElsewhere(place, list.node, members)
  return { list, members }
}

/**
 * Adds the people of a list. Whoever is on it keeps their link, so the same list can be brought in again with those who have
 * joined since; where this was interrupted, that completes it.
 */
export async function enlist(place: Enlisting, { list, members }: CheckedList): Promise<Enlisted> {
  const { campaign, store, now, who } = place
  await store.ledger.add([list], [])
  const added = await store.ledger.enlist(campaign.slug, list.node, members)
  if (added > 0) {
    const change = { at: now(), who, campaign: campaign.slug, action: 'members-added' satisfies AuditAction } as const
    await store.write([record({ ...change, detail: `${list.label}: ${added}` })])
  }
  return { list: list.node, label: list.label, added, known: members.length - added }
}

/** The list as a root: the one that is there, or a new one. */
async function listOf(
  { campaign, store }: Enlisting,
  asked: ListAsked,
  { size, fewest }: { size: number; fewest: number },
): Promise<PlantedRoot> {
  const { label, channel = 'email', circle, opens } = asked
  const node = campaign.rootOf(label)
  const known = await readRoot(store, node)
  if (!known) {
    if (size < fewest) {
      const why = 'a list of fewer would show who has opened'
      throw new ListRefused('members', `${size} on the list "${label}", expected ${fewest} or more: ${why}`)
    }
    const fault = circle === undefined ? undefined : unknownCircle(circle, campaign.circles)
    if (fault) throw new ListRefused('circle', fault)
    return { node, campaign: campaign.slug, label, kind: 'member', channel, circle, opens }
  }
  if (known.kind !== 'member') {
    throw new ListRefused('label', `"${label}" is a link already (${known.kind}), expected another name`)
  }
  for (const [field, given, has] of [
    ['channel', asked.channel, known.channel],
    ['circle', circle, known.circle],
    ['opens', opens, known.opens],
  ] as const) {
    if (given === undefined || given === has) continue
    const is = has === null ? 'has none' : `has ${field === 'opens' ? new Date(Number(has)).toISOString() : has}`
    throw new ListRefused(field, `the list "${label}" ${is}, expected that or a list of another name`)
  }
  return { ...known, circle: known.circle ?? undefined, opens: known.opens ?? undefined }
}

/** Derives the links' nodes; refuses labels that are none, addresses among them, and twins. */
async function identify({ campaign, pause }: Enlisting, people: readonly Person[]): Promise<NewMember[]> {
  const members: NewMember[] = []
  const taken = new Set<NodeId>()
  for (const [i, person] of people.entries()) {
    if (i > 0 && i % STRETCH === 0) await pause()
    const label = person.label.normalize('NFC')
    const fault = faultOf(label)
    if (fault) throw new ListRefused(`members.${i}`, fault)
    const node = campaign.memberOf(label)
    if (taken.has(node)) throw new ListRefused(`members.${i}`, `"${label}" stands twice, expected each once`)
    taken.add(node)
    members.push({ ...person, label, node })
  }
  return members
}

function faultOf(label: string): string | undefined {
  if (label.length > LONGEST_LABEL) return `longer than ${LONGEST_LABEL} characters, expected a shorter one`
  if (!isLabel(label)) return 'expected one line that can be seen, without control characters'
  const contact = contactInLabel(label)
  return contact && CONTACT_FAULTS[contact]
}

/** Throws {@link ListRefused} for the first who is on another list, or has left one. */
async function refuseElsewhere({ store, pause }: Enlisting, list: NodeId, members: readonly NewMember[]) {
  const step = 20 * STRETCH
  for (let from = 0; from < members.length; from += step) {
    await pause()
    const nodes = members.slice(from, from + step).map(({ node }) => node)
    const others = new Map((await membersElsewhere(store, nodes, list)).map((other) => [other.node, other]))
    const i = members.findIndex(({ node }) => others.has(node))
    const member = members[i]
    const other = member && others.get(member.node)
    if (!other) continue
    // Who is moved would take along whether they had opened.
    const fault = other.hasLeft
      ? `has left the list "${other.list}", whose figures keep them: expected them back on it, or another label`
      : `is on the list "${other.list}", expected each on one list`
    throw new ListRefused(`members.${i}`, `"${member.label}" ${fault}`)
  }
}
