import type { MemberRow, NewMember } from '../../db/campaign/members.ts'
import { listRoots, type PlantedRoot, type RootRow, readRoots } from '../../db/campaign/roots.ts'
import { type AskedList, checkLists, type Enlisted, type Enlisting, enlist, ListRefused } from './enlisting.ts'
import type { Season } from './season.ts'

/** What a season has taken over. */
export interface TakenOver {
  lists: Enlisted[]
  roots: string[]
  /** Links that were left behind: revoked, or of members who have left the new list. */
  revoked: number
  /** Members who are on another list of the new season already, and stay there. */
  elsewhere: number
  lostCircles: string[]
}

const PAGE = 2000

/**
 * A new season takes over the links of the last one: lists with their members, and the other roots, by their labels, with
 * kinds, channels, caps and circles. Every link is a new one; those of last season go on leading to last season. What was
 * revoked stays behind. Doing it again takes over what has come since, and nobody who has left meanwhile. Throws {@link ListRefused}.
 */
export async function takeOver(place: Enlisting, from: Season): Promise<TakenOver> {
  const { campaign, store } = place
  if (from.slug === campaign.slug) throw new ListRefused('from', 'the campaign itself, expected the one of last season')
  const [old, own] = [await from.readRoots(), await readRoots(store, campaign.slug)]
  if (old.length === 0)
    throw new ListRefused('from', `"${from.slug}" has no links, expected the campaign of last season`)
  const circles = new Set(campaign.circles?.list.map(({ id }) => id))
  const circleOf = ({ circle }: RootRow) => (circle !== null && circles.has(circle) ? circle : undefined)
  const taken: TakenOver = { lists: [], roots: [], revoked: 0, elsewhere: 0, lostCircles: [] }
  const kept = old.filter(({ revokedAt }) => revokedAt === null)
  taken.revoked += old.length - kept.length
  taken.lostCircles = [
    ...new Set(kept.flatMap(({ circle }) => (circle !== null && !circles.has(circle) ? circle : []))),
  ]

  // All are checked before one is written.
  const lists: AskedList[] = []
  for (const list of kept.filter(({ kind }) => kind === 'member')) {
    const { label, channel } = list
    const known = own.find((each) => each.label === label)
    // A list that was revoked here stays so, and its newcomers with it.
    if (known && known.revokedAt !== null) {
      taken.revoked++
      continue
    }
    const { people, revoked } = await peopleOf(from, list)
    taken.revoked += revoked
    // A list that the new campaign declares keeps what its config says.
    const asked = known ? { label } : { label, channel, circle: circleOf(list) }
    if (people.length > 0) lists.push({ asked, people })
  }
  for (const checked of await checkLists(place, lists, 'season')) {
    taken.revoked += checked.departed
    taken.elsewhere += checked.elsewhere
    if (checked.members.length > 0) taken.lists.push(await enlist(place, checked))
  }

  const wanted = kept
    .filter(({ kind }) => kind !== 'member')
    .map((root): PlantedRoot => {
      const { label, kind, channel, cap } = root
      const node = campaign.rootOf(label)
      return { node, campaign: campaign.slug, label, kind, channel, cap: cap ?? undefined, circle: circleOf(root) }
    })
  taken.roots = await addMissing(place, wanted)
  return taken
}

/** Adds the roots that are not there; where somebody else makes one of them meanwhile, the others. Gives their labels. */
async function addMissing({ campaign, store, now, who }: Enlisting, wanted: readonly PlantedRoot[]): Promise<string[]> {
  for (;;) {
    const there = new Set((await listRoots(store, campaign.slug)).map(({ node }) => node))
    const missing = wanted.filter(({ node }) => !there.has(node))
    const labels = missing.map(({ label }) => label)
    const change = { at: now(), who, campaign: campaign.slug, action: 'root-added' } as const
    const log = labels.map((label) => ({ ...change, detail: label }))
    if (missing.length === 0 || (await store.ledger.add(missing, log))) return labels
  }
}

async function peopleOf({ slug, readMembers }: Season, { node }: RootRow) {
  const people: Omit<NewMember, 'node'>[] = []
  let revoked = 0
  for (let after: MemberRow | undefined, isMore = true; isMore; ) {
    const page: MemberRow[] = await readMembers(node, {
      after: after && { label: after.label, node: after.node },
      most: PAGE,
    })
    for (const { label, cap, revokedAt } of page) {
      if (revokedAt === null) people.push({ label, cap, since: slug })
      else revoked++
    }
    after = page.at(-1)
    isMore = page.length === PAGE
  }
  return { people, revoked }
}
