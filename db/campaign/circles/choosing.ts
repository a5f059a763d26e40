import { type SQL, sql } from 'drizzle-orm'
import type { Engine, Row, Statement } from '../../engine.ts'
import { adoptLost } from '../entries.ts'
import type { Pause } from '../forest.ts'
import { isHere } from '../move-states.ts'
import type { NodeId } from '../node-id.ts'
import { addFirstPartsOf, placeBranchesOf } from './arrivals.ts'
import { moveInCircles } from './circle-counters.ts'
import { readPartOf } from './parts.ts'

/**
 * The choice of a circle after the opening. The fan's node begins a branch, and all below it that has no circle follows: it is
 * gathered into the branch in steps, parents before children, so that views that come meanwhile begin in the branch. Until the last
 * step the branch has no part and counts in no circle; then it counts whole, in one transaction.
 */

/** A circle of the config that the owner of a node chooses. */
interface Choice {
  campaign: string
  node: NodeId
  circle: string
}

/** Nodes looked at by one step: a few milliseconds. */
const STEP = 2000

/** Choices of one walk through the nodes: a Durable Object takes no value of more than 2 MB. */
const CHOICES_A_WALK = 10_000

/** The circle of a node is neither decided nor being decided. */
const isOpen = (node: NodeId) => sql`
  NOT EXISTS (SELECT 1 FROM nodes WHERE id = ${node} AND (
    branch IN (SELECT node FROM circle_branches) OR branch IN (SELECT node FROM circle_choices)))
  AND NOT EXISTS (SELECT 1 FROM circle_branches WHERE node = ${node})`

/** Writes a choice down, once; a node that is gone with a folded tree keeps it beside the tree. */
const begin = ({ campaign, node, circle }: Choice, at: number): Statement[] => [
  adoptLost([{ node, campaign }], at),
  sql`INSERT INTO circle_choices (node, campaign, circle) SELECT ${node}, ${campaign}, ${circle} WHERE ${isOpen(node)}
    ON CONFLICT DO NOTHING`,
  sql`UPDATE nodes SET branch = id WHERE id = ${node} AND id IN (SELECT node FROM circle_choices)`,
]

const isPending = sql`node NOT IN (SELECT node FROM circle_branches)`

interface Pending {
  nodes: string
  first: number | null
  /** How many of them have views below them. */
  parents: number
}

/** Choices behind a node that are not carried out, as ids. */
const pendingOf = (campaign: string, after: number) => sql`
  SELECT json_group_array(node) AS nodes, min(node) AS first,
         count(*) FILTER (WHERE EXISTS (SELECT 1 FROM threads WHERE threads.node = pending.node)) AS parents
  FROM (SELECT node FROM circle_choices WHERE campaign = ${campaign} AND node > ${after} AND ${isPending}
    ORDER BY node LIMIT ${CHOICES_A_WALK}) AS pending`

/** Whether the choice that a node follows waits to be carried out. */
const isToDo = ({ campaign, node }: Choice) => sql`
  SELECT EXISTS (SELECT 1 FROM circle_choices WHERE campaign = ${campaign} AND ${isPending}
    AND node = coalesce((SELECT branch FROM nodes WHERE id = ${node}), ${node})) AS isToDo`

const stepFrom = (after: number) =>
  sql`SELECT max(id) AS last FROM (SELECT id FROM nodes WHERE id > ${after} ORDER BY id LIMIT ${STEP})`

/** Puts each view of a step that has no circle into the branch of its parent, where that is one of a choice. */
const gather = (campaign: string, after: number, last: number): SQL => {
  const choices = sql`(SELECT node FROM circle_choices WHERE campaign = ${campaign})`
  return sql`
    WITH RECURSIVE step AS MATERIALIZED (
      SELECT id, parent FROM nodes
      WHERE id > ${after} AND id <= ${last} AND campaign = ${campaign} AND branch IS NULL AND parent IS NOT NULL),
    below (id, branch) AS (
      SELECT step.id, parents.branch FROM step CROSS JOIN nodes AS parents ON parents.id = step.parent
      WHERE parents.branch IN ${choices}
      UNION ALL
      SELECT step.id, below.branch FROM below JOIN step ON step.parent = below.id)
    UPDATE nodes SET branch = below.branch FROM below WHERE nodes.id = below.id`
}

/**
 * Counts a branch in the circle of its root or, where that has none, in the chosen one. Where another process has done so, it
 * changes nothing, or fails as {@link isDone} says.
 */
const carryOut = (node: NodeId): SQL[] => {
  const branch = sql`
    SELECT choices.node, choices.campaign, coalesce(roots.circle, choices.circle) AS whole
    FROM circle_choices AS choices LEFT JOIN nodes ON nodes.id = choices.node LEFT JOIN roots ON roots.node = nodes.root
    WHERE choices.node = ${node}`
  return [
    addFirstPartsOf(branch),
    placeBranchesOf(branch, sql`'[0]'`),
    ...moveInCircles(
      sql`nodes WHERE branch = ${node} AND parent IS NOT NULL AND voided IS NULL
        AND EXISTS (SELECT 1 FROM circle_choices WHERE node = ${node})`,
      1,
    ),
    sql`DELETE FROM circle_choices WHERE node = ${node} AND node IN (SELECT id FROM nodes)`,
  ]
}

/** Whether a write failed because another process has carried the choice out. */
function isDone(error: unknown): boolean {
  return error instanceof Error && error.message.includes('UNIQUE constraint failed: circle_branches.node')
}

export interface Chooser {
  /**
   * Puts a node whose circle is not decided into the one that its owner chose, with all below it that has none; else changes
   * nothing. Takes a step for every 2,000 views that came after the node, if its link was opened.
   */
  choose(choice: Choice): Promise<void>
  /** Carries out what was chosen before a process stopped in the middle of it. */
  finishChoices(): Promise<void>
}

interface Options {
  engine: Engine
  /** Throws `LedgerUnavailable`, with the engine's error as its cause. */
  write: (statements: readonly Statement[]) => Promise<Row[][]>
  now: () => number
  pause: Pause
}

/** One walk through a campaign carries out every choice that was written down before it. */
export function createChooser({ engine, write, now, pause }: Options): Chooser {
  const walking = new Map<string, Promise<void>>()
  const { db } = engine

  const walk = async (campaign: string) => {
    for (let last: NodeId | undefined = 0 as NodeId; last !== undefined; ) {
      const pending: Pending = await db.get(pendingOf(campaign, last))
      for (let after = pending.parents > 0 ? pending.first : null; after !== null; await pause()) {
        const step: { last: number | null } = await db.get(stepFrom(after - 1))
        if (step.last !== null) await write([gather(campaign, after - 1, step.last)])
        after = step.last === null ? null : step.last + 1
      }
      const nodes: NodeId[] = JSON.parse(pending.nodes)
      for (const node of nodes) {
        await write(carryOut(node)).catch((error: Error) => {
          if (!isDone(error.cause)) throw error
        })
        await pause()
      }
      last = nodes.length === CHOICES_A_WALK ? nodes.at(-1) : undefined
    }
  }

  /** Joins the walk that is under way. */
  const walkOnce = (campaign: string) => {
    const walked = walking.get(campaign) ?? walk(campaign).finally(() => walking.delete(campaign))
    walking.set(campaign, walked)
    return walked
  }

  return {
    async choose(choice) {
      if (await readPartOf(engine, choice.node)) return
      await write(begin(choice, now()))
      while ((await db.get<{ isToDo: 0 | 1 }>(isToDo(choice))).isToDo) await walkOnce(choice.campaign)
    },
    async finishChoices() {
      const rows = await db.all<{ campaign: string }>(
        sql`SELECT DISTINCT campaign FROM circle_choices WHERE ${isPending} AND ${isHere}`,
      )
      for (const { campaign } of rows) await walkOnce(campaign)
    },
  }
}
