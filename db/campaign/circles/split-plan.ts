import { sql } from 'drizzle-orm'
import { partId } from '../../../campaigns/circle-parts.ts'
import type { Engine } from '../../engine.ts'
import { inPages, rowsOfPages } from '../../query.ts'
import type { NodeId } from '../node-id.ts'
import { isClear } from '../threads.ts'
import { type PartRow, partColumns } from './parts.ts'

/** A branch of a part: it is divided whole, so that nobody is parted from whom they came through. */
interface PlannedBranch {
  node: NodeId
  root: NodeId
  views: number
  clear: number
  /** Whether it goes into the new part. */
  goes: boolean
}

/** What stays, or goes. */
interface Half {
  views: number
  clear: number
  branches: number
}

/** How a part of a circle would be divided. */
export interface SplitPlan {
  part: PartRow
  /** The part that comes of it, and its number. */
  half: string
  number: number
  /** Branches, the largest first. */
  branches: PlannedBranch[]
  stays: Half
  goes: Half
  /**
   * Why it cannot be divided; null when it can. `too-small`: a half would have fewer than five. `one-branch`: one branch is
   * nearly all of it.
   */
  undivided: 'too-small' | 'one-branch' | null
}

/** The smallest half, in clear views: figures of fewer are hidden, since they would tell of a person. */
const SMALLEST_HALF = 5

/** Plans to divide a part into halves that are as alike as whole branches allow; undefined for an unknown part. */
export async function planSplit({ db }: Engine, campaign: string, circle: string): Promise<SplitPlan | undefined> {
  // One statement sees one moment.
  const rows = await db.all<PartRow & { last: number; page: string | null }>(sql`
    SELECT ${partColumns('part')}, (SELECT max(number) FROM circle_tallies AS each
      WHERE each.campaign = part.campaign AND each.whole = part.whole) AS last, page
    FROM circle_tallies AS part LEFT JOIN (${branchesOf(campaign, circle)}) ON true
    WHERE part.campaign = ${campaign} AND part.circle = ${circle}`)
  if (!rows[0]) return undefined
  const { last, page: _, ...part } = rows[0]
  const branches = halve(readBranches(rows))
  const [stays, goes] = [sumOf(branches.filter((each) => !each.goes)), sumOf(branches.filter((each) => each.goes))]
  const number = last + 1
  return { part, half: partId(part.whole, number), number, branches, stays, goes, undivided: fault(stays, goes) }
}

/** Whether dividing makes a circle that is too large so much smaller that it is worth a notice to everybody in it. */
export function isWorthwhile({ undivided, part, goes }: SplitPlan): boolean {
  return undivided === null && goes.clear >= part.clear / SMALLEST_SHARE
}

const SMALLEST_SHARE = 5

function fault(stays: Half, goes: Half): SplitPlan['undivided'] {
  if (Math.min(stays.clear, goes.clear) >= SMALLEST_HALF) return null
  return stays.clear + goes.clear < 2 * SMALLEST_HALF ? 'too-small' : 'one-branch'
}

type Branch = Omit<PlannedBranch, 'goes'>

/** Puts the largest branch that is left into the half that has fewer; the larger half stays. */
function halve(branches: readonly Branch[]): PlannedBranch[] {
  const sorted = [...branches].sort((a, b) => b.clear - a.clear || b.views - a.views || a.node - b.node)
  const sums: [number, number] = [0, 0]
  const sides = sorted.map(({ clear }) => {
    const side = sums[1] < sums[0] ? 1 : 0
    sums[side] += clear
    return side
  })
  const going = sums[1] > sums[0] ? 0 : 1
  return sorted.map((branch, i) => ({ ...branch, goes: sides[i] === going }))
}

function sumOf(branches: readonly Branch[]): Half {
  const sum = (figure: 'views' | 'clear') => branches.reduce((total, branch) => total + branch[figure], 0)
  return { views: sum('views'), clear: sum('clear'), branches: branches.length }
}

/** Branches of a part. */
const branchesOf = (campaign: string, circle: string) =>
  inPages(
    sql.raw('node, root, views, clear'),
    sql`SELECT branches.node, max(nodes.root) AS root,
             sum(nodes.parent IS NOT NULL AND nodes.voided IS NULL) AS views,
             sum(nodes.parent IS NOT NULL AND nodes.voided IS NULL AND ${isClear('nodes')}) AS clear
      FROM circle_branches AS branches CROSS JOIN nodes ON nodes.branch = branches.node
      WHERE branches.campaign = ${campaign} AND branches.circle = ${circle} GROUP BY branches.node`,
  )

const readBranches = (pages: readonly { page: string | null }[]): Branch[] =>
  rowsOfPages<[NodeId, NodeId, number, number]>(pages).map(([node, root, views, clear]) => ({
    ...{ node, root, views, clear },
  }))
