import type { ChannelId } from '../../campaigns/channels.ts'
import { unknownCircle } from '../../campaigns/circles.ts'
import { isLabel, LONGEST_LABEL, labelOf } from '../../campaigns/label.ts'
import { personFault } from '../../campaigns/label-contact.ts'
import { FEWEST_MEMBERS } from '../../campaigns/list-sizes.ts'
import type { AuditAction } from '../../db/audit.ts'
import { record } from '../../db/campaign/audit.ts'
import type { Pause } from '../../db/campaign/forest.ts'
import {
  declaredCap,
  departedOf,
  type ListedMember,
  membersElsewhere,
  type NewMember,
  readListed,
} from '../../db/campaign/members.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { type PlantedRoot, readRoot } from '../../db/campaign/roots.ts'
import type { CampaignStore } from '../../db/campaign/store.ts'
import { skeletonsOf } from '../../db/studio/name-skeletons.ts'
import type { CatalogueEntry } from '../catalogue.ts'

/** What a list of members says of all of them. */
export interface ListAsked {
  label: string
  channel?: ChannelId | undefined
  circle?: string | undefined
  opens?: number | undefined
  /** Of those who have none of their own. Left out: that of the list's members, else the config's, else `usualCap`. */
  cap?: number | null | undefined
  /** Default: 1. */
  usualCap?: number | null
}

/** A member to be added; a cap is that of their list unless they have their own. */
type Person = Omit<NewMember, 'node' | 'cap'> & Partial<Pick<NewMember, 'cap'>>

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
const STRETCH = 100

/** Members read at once, to look through those who are there. */
const PAGE = 2000

/** A list that was checked, and of which nothing is written yet. */
export interface CheckedList {
  list: PlantedRoot
  members: readonly NewMember[]
  /** Those who had left, and stay out. */
  departed: number
  /** Those who are on another list by now, and stay there. */
  elsewhere: number
}

/** A list with the people who are to be on it. */
export interface AskedList {
  asked: ListAsked
  people: readonly Person[]
}

/** Where lists come from: brought in by hand, or from last season, which took them in by hand. */
type Origin = 'hand' | 'season'

/**
 * Checks lists, whether they are there or have to be made: all of them before anything of one is written. Throws
 * {@link ListRefused} for the first thing that does not fit; nobody can be on two. Lists of last season may have become
 * small, and whoever has left since stays out, or on the list that they are on by now: only somebody's hand brings them back.
 */
export async function checkLists(
  place: Enlisting,
  lists: readonly AskedList[],
  origin: Origin = 'hand',
): Promise<CheckedList[]> {
  const checked: CheckedList[] = []
  const listOfMember = new Map<NodeId, string>()
  const there = new Map<NodeId, ListedMember>()
  for await (const page of readListed(place.store, place.campaign.slug, PAGE)) {
    for (const member of page) there.set(member.node, member)
    await place.pause()
  }
  for (const [i, { asked, people }] of lists.entries()) {
    const refuse = (field: string, fault: string): never => {
      throw new ListRefused(`lists.${i}.${field}`, fault)
    }
    const one = await checkList(place, { asked, people }, { there, origin }).catch((error: unknown) => {
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
  if (origin === 'hand') await refuseTwins(place, checked, there)
  return checked
}

/** Checks one list. Throws {@link ListRefused} with a field of the list's own. */
async function checkList(
  place: Enlisting,
  { asked, people }: AskedList,
  { there, origin }: { there: ReadonlyMap<NodeId, ListedMember>; origin: Origin },
): Promise<CheckedList> {
  const list = await listOf(place, asked, { size: people.length, fewest: origin === 'hand' ? FEWEST_MEMBERS : 1 })
  const all = await identify(place, people)
  const departed = origin === 'season' ? await findDeparted(place, all) : new Set()
  const staying = all.filter(({ node }) => !departed.has(node))
  const elsewhere = await findElsewhere(place, list.node, staying)
  if (origin === 'hand') refuseElsewhere(staying, elsewhere)
  const own = staying.filter(({ node }) => !elsewhere.has(node))
  const members = await withCaps(place, own, { asked, list: list.node, there })
  return { list, members, departed: departed.size, elsewhere: elsewhere.size }
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
  for (const [field, noun, given, has] of [
    ['channel', 'channel', asked.channel, known.channel],
    ['circle', 'circle', circle, known.circle],
    ['opens', 'opening', opens, known.opens],
  ] as const) {
    if (given === undefined || given === has) continue
    const value = field === 'opens' ? new Date(Number(has)).toISOString() : has
    const is = has === null ? `has no ${noun}` : `has the ${noun} ${value}`
    throw new ListRefused(field, `the list "${label}" ${is}, expected that or a list of another name`)
  }
  return { ...known, circle: known.circle ?? undefined, opens: known.opens ?? undefined }
}

/** A person whose link is derived. */
type Identified = Person & Pick<NewMember, 'node'>

/** Derives the links' nodes; refuses labels that are none, addresses among them, and those that stand twice. */
async function identify({ campaign, pause }: Enlisting, people: readonly Person[]): Promise<Identified[]> {
  const members: Identified[] = []
  const taken = new Set<NodeId>()
  for (const [i, person] of people.entries()) {
    if (i > 0 && i % STRETCH === 0) await pause()
    const label = labelOf(person.label)
    const fault = faultOf(label)
    if (fault) throw new ListRefused(`members.${i}`, fault)
    const node = campaign.memberOf(label)
    if (taken.has(node)) throw new ListRefused(`members.${i}`, `"${label}" stands twice, expected each once`)
    taken.add(node)
    members.push({ ...person, label, node })
  }
  return members
}

/** Those of them who have left a list of this campaign. */
async function findDeparted({ campaign, store, pause }: Enlisting, members: readonly Identified[]) {
  const departed = new Set<NodeId>()
  for (let from = 0; from < members.length; from += PAGE) {
    const nodes = members.slice(from, from + PAGE).map(({ node }) => node)
    for (const node of await departedOf(store, campaign.slug, nodes)) departed.add(node)
    await pause()
  }
  return departed
}

/** Newcomers have the cap that a list's members have: with another one their links would open more often, or less. */
async function withCaps(
  { store }: Enlisting,
  members: readonly Identified[],
  { asked, list, there }: { asked: ListAsked; list: NodeId; there: ReadonlyMap<NodeId, ListedMember> },
): Promise<NewMember[]> {
  const caps = new Set([...there.values()].flatMap((member) => (member.list === list ? member.cap : [])))
  const isUnclear = caps.size > 1 && asked.cap === undefined
  if (isUnclear && members.some(({ node, cap }) => cap === undefined && !there.has(node))) {
    const shown = [...caps].map((cap) => cap ?? 'none').join(', ')
    throw new ListRefused('cap', `members of "${asked.label}" have different ones (${shown}), expected one of them`)
  }
  const { usualCap = 1 } = asked
  const [own = (await declaredCap(store, list)) ?? usualCap] = asked.cap === undefined ? caps : [asked.cap]
  return members.map(({ cap = own, ...member }) => ({ ...member, cap }))
}

/**
 * Throws {@link ListRefused} for the first newcomer whose label looks like another one: the same person, it seems, who would
 * have two links.
 */
async function refuseTwins(
  { pause }: Enlisting,
  lists: readonly CheckedList[],
  there: ReadonlyMap<NodeId, ListedMember>,
): Promise<void> {
  const newcomers = lists.flatMap(({ members }, i) =>
    members.flatMap(({ node, label }, at) =>
      there.has(node) ? [] : { node, label, field: `lists.${i}.members.${at}` },
    ),
  )
  if (newcomers.length === 0) return
  const seen = new Map<string, string>()
  for (const [i, { label, field }] of [...there.values(), ...newcomers]
    .map((each) => ({ field: '', ...each }))
    .entries()) {
    if (i % STRETCH === 0) await pause()
    const looks = looksOf(label)
    const other = looks.map((look) => seen.get(look)).find((each) => each !== undefined)
    if (field && other !== undefined) {
      const where = `"${label}" looks like "${other}"`
      throw new ListRefused(field, `${where}, expected it as it is written there, or what tells the two apart`)
    }
    for (const look of looks) seen.set(look, label)
  }
}

/** How a label looks; blanks are seen, since they tell `1 12` from `11 2`. */
const looksOf = (label: string) => skeletonsOf(label.replaceAll(' ', '\u2423'))

function faultOf(label: string): string | undefined {
  if (label.length > LONGEST_LABEL) return `longer than ${LONGEST_LABEL} characters, expected a shorter one`
  if (!isLabel(label)) return 'expected one line that can be seen, without control characters'
  return personFault(label)
}

type Elsewhere = Awaited<ReturnType<typeof membersElsewhere>>[number]

/** Those of them who are on another list, or have left one. */
async function findElsewhere({ store, pause }: Enlisting, list: NodeId, members: readonly Identified[]) {
  const elsewhere = new Map<NodeId, Elsewhere>()
  for (let from = 0; from < members.length; from += PAGE) {
    await pause()
    const nodes = members.slice(from, from + PAGE).map(({ node }) => node)
    for (const other of await membersElsewhere(store, nodes, list)) elsewhere.set(other.node, other)
  }
  return elsewhere
}

/** Throws {@link ListRefused} for the first of those who are elsewhere. */
function refuseElsewhere(members: readonly Identified[], elsewhere: ReadonlyMap<NodeId, Elsewhere>): void {
  for (const [i, { node, label }] of members.entries()) {
    const other = elsewhere.get(node)
    if (!other) continue
    // Who is moved would take along whether they had opened.
    const fault = other.hasLeft
      ? `has left the list "${other.list}", whose figures keep them: expected them back on it, or another label`
      : `is on the list "${other.list}", expected each on one list`
    throw new ListRefused(`members.${i}`, `"${label}" ${fault}`)
  }
}
