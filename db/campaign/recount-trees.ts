import { type SQL, sql } from 'drizzle-orm'
import type { Engine } from '../engine.ts'
import { DOUBTS } from './doubt.ts'
import { Places } from './places.ts'
import { isClear } from './threads.ts'
import { isUnsettled } from './unsettled.ts'

/** Rows read at once, which bounds their size as JSON. */
export const ROWS_AT_ONCE = 5000

/**
 * Condition: the campaign's tree is not folded. A folded one has no nodes left to recount: only its rollups can be compared
 * with its tally.
 */
export const unfolded = sql`campaign NOT IN (SELECT campaign FROM tallies WHERE folded_at IS NOT NULL)`

/**
 * Condition: the rows of a campaign.
 *
 * @param campaign undefined: every one that is not folded
 */
export const among = (campaign: string | undefined): SQL =>
  sql`${unfolded} AND ${campaign === undefined ? sql`true` : sql`campaign = ${campaign}`}`

/** Bits of `kinds`, for views that are not voided. */
export const COUNTED = 1
export const CLEAR = 2
export const BURST = 4
/** The first by its link. */
export const FIRST = 8
/** Counted in the tally and in its link's views, but in no other counter yet. */
export const UNSETTLED = 16

/**
 * Nodes as typed arrays, sorted by id: some 40 bytes a node. For a recount of a million views in SQL, sorting and joining
 * would take all memory of a server.
 */
export class Trees {
  readonly ids: Float64Array
  /** Index of the parent; -1 where there is none. */
  readonly parents: Int32Array
  readonly kinds: Uint8Array
  readonly at: Float64Array
  readonly depths: Int32Array
  /** Indices in `channelNames` and `campaignNames`. */
  readonly channels: Uint16Array
  readonly campaigns: Uint16Array
  readonly #channels = new Places<string>()
  readonly #campaigns = new Places<string>()

  constructor(size: number) {
    this.ids = new Float64Array(size)
    this.parents = new Int32Array(size)
    this.kinds = new Uint8Array(size)
    this.at = new Float64Array(size)
    this.depths = new Int32Array(size)
    this.channels = new Uint16Array(size)
    this.campaigns = new Uint16Array(size)
  }

  get channelNames(): readonly string[] {
    return this.#channels.things
  }

  get campaignNames(): readonly string[] {
    return this.#campaigns.things
  }

  set(place: number, page: Page): void {
    this.ids.set(page.ids, place)
    this.kinds.set(page.kinds, place)
    this.at.set(page.at, place)
    this.depths.set(page.depths, place)
    page.channels.forEach((channel, i) => {
      this.channels[place + i] = this.#channels.of(channel)
      this.campaigns[place + i] = this.#campaigns.of(page.campaigns[i] ?? '')
    })
  }

  placeOf(id: number): number {
    let [low, high] = [0, this.ids.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.ids[middle] ?? 0) < id) low = middle + 1
      else high = middle
    }
    return this.ids[low] === id ? low : -1
  }
}

type Page = Record<'ids' | 'parents' | 'kinds' | 'at' | 'depths', number[]> & Record<'channels' | 'campaigns', string[]>

export async function readTrees(db: Engine['db'], campaign: string | undefined): Promise<Trees> {
  const { size } = await db.get<{ size: number }>(sql`SELECT count(*) AS size FROM nodes WHERE ${among(campaign)}`)
  const trees = new Trees(size)
  const parentIds = new Float64Array(size)
  for (let [place, after] = [0, 0]; place < size; after = trees.ids[place - 1] ?? 0) {
    const page = await readPage(db, campaign, after)
    trees.set(place, page)
    parentIds.set(page.parents, place)
    place += page.ids.length
  }
  parentIds.forEach((id, place) => {
    trees.parents[place] = trees.placeOf(id)
  })
  return trees
}

async function readPage(db: Engine['db'], campaign: string | undefined, after: number): Promise<Page> {
  const columns = await db.get<Record<keyof Page, string>>(sql`
    SELECT json_group_array(id) AS ids, json_group_array(coalesce(parent, 0)) AS parents, json_group_array(at) AS at,
           json_group_array(depth) AS depths, json_group_array(channel) AS channels,
           json_group_array(campaign) AS campaigns, json_group_array(
             iif(parent IS NULL OR voided IS NOT NULL, 0, ${COUNTED} + ${CLEAR} * (${isClear()})
               + ${BURST} * (doubt & ${sql.raw(String(DOUBTS.burst))} > 0) + ${FIRST} * (place = 0)
               + ${UNSETTLED} * (${isUnsettled}))) AS kinds
    FROM (SELECT * FROM nodes WHERE id > ${after} AND ${among(campaign)} ORDER BY id LIMIT ${ROWS_AT_ONCE})`)
  return {
    ...{ ids: JSON.parse(columns.ids), parents: JSON.parse(columns.parents), kinds: JSON.parse(columns.kinds) },
    ...{ at: JSON.parse(columns.at), depths: JSON.parse(columns.depths), channels: JSON.parse(columns.channels) },
    campaigns: JSON.parse(columns.campaigns),
  }
}
