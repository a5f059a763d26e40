import type { SQL } from 'drizzle-orm'
import type { Engine, Row, Statement } from '../engine.ts'
import { type CampaignChange, recordIfChanged } from './audit.ts'
import { type Branch, walkBranch, walkCampaign } from './branch.ts'
import { decide, leaveEntries, type PieceDecision, rejoinEntries } from './entries.ts'
import { removeMembers } from './members.ts'
import type { NodeId } from './node-id.ts'
import { type Offspring, readOffspring } from './offspring.ts'
import { restoreNodes, revokedAt, revokeNodes, revokingOf } from './restrictions.ts'
import { beginVoid, dropVoid, isStale, unvoidNodes, type VoidFilter, type VoidReason, voidNodes } from './voids.ts'

/** Which views are voided, or put back: a view, its branch, or all of a campaign. */
export interface VoidSelection extends VoidFilter {
  campaign: string
  /** Undefined: every view of the campaign. */
  node?: NodeId | undefined
  isSubtree: boolean
}

/** Changes of nodes that are counted already. Each is recorded with the first node that it changes. */
export interface NodeChanges {
  /** Applies a decision; gives how many entries it changed. Records a moderator's change if it changed any. */
  decide(decision: PieceDecision, change?: CampaignChange): Promise<number>
  /** Takes members off their lists, with their labels; gives how many. Records the change if there were any. */
  dismiss(campaign: string, members: readonly NodeId[], change: CampaignChange): Promise<number>
  /** Withdraws a node's link and pass; gives how many nodes that were. Records the change with the first of them. */
  revoke(branch: Branch, change?: CampaignChange): Promise<number>
  /** Undoes the revoking of a node, or of all of its branch that was revoked with it; gives how many nodes that were. Records alike. */
  restore(branch: Branch, change?: CampaignChange): Promise<number>
  /** Takes views out of every figure; gives how many. Records alike. */
  void(selection: VoidSelection, reason: VoidReason, change?: CampaignChange): Promise<number>
  /** Puts voided views back; gives how many. Records alike. */
  unvoid(selection: VoidSelection, change?: CampaignChange): Promise<number>
}

interface Options {
  engine: Engine
  /** Writes in one transaction, after which every counter is up to date. */
  writeSettled(statements: readonly Statement[]): Promise<Row[][]>
  /** Epoch milliseconds. */
  now(): number
  /** Gives others a turn of the event loop. */
  pause(): Promise<void>
}

export function createNodeChanges({ engine, writeSettled, now, pause }: Options): NodeChanges {
  const walk = ({ campaign, node, isSubtree }: VoidSelection) =>
    node === undefined
      ? walkCampaign(engine, pause, campaign)
      : walkBranch(engine, pause, { campaign, node, isSubtree })

  /** Changes nodes in one transaction, and records it if it changes any; gives how many. */
  const changeNodes = async (
    statements: readonly SQL[],
    change: CampaignChange | undefined,
    afterwards: readonly SQL[] = [],
  ): Promise<number> => {
    const recorded = change ? [recordIfChanged(change)] : []
    const results = await writeSettled([...statements, ...recorded, ...afterwards])
    return Number(results[statements.length - 1]?.[0]?.changed)
  }

  /** Changes nodes step by step; the change is recorded with the first that changes anything. */
  const changeAll = async (
    steps: AsyncIterable<NodeId[]>,
    changeStep: (nodes: readonly NodeId[], change: CampaignChange | undefined) => Promise<number>,
    change: CampaignChange | undefined,
  ): Promise<number> => {
    let changed = 0
    for await (const nodes of steps) changed += await changeStep(nodes, changed === 0 ? change : undefined)
    return changed
  }

  /** Voids views or puts them back. Where somebody else does so meanwhile, their children are read again. */
  const moveViews = async (
    selection: VoidSelection,
    move: (nodes: readonly NodeId[], offspring: Offspring) => SQL[],
    change: CampaignChange | undefined,
  ): Promise<number> => {
    const read = () => readOffspring(engine, pause, selection, now())
    let offspring = await read()
    const moveStep = async (nodes: readonly NodeId[], first: CampaignChange | undefined): Promise<number> => {
      try {
        const statements = [...leaveEntries(nodes), ...move(nodes, offspring)]
        const moved = await changeNodes(statements, first, rejoinEntries(nodes))
        offspring.revision++
        return moved
      } catch (error) {
        if (!isStale(error)) throw error
        offspring = await read()
        return moveStep(nodes, first)
      }
    }
    return changeAll(walk(selection), moveStep, change)
  }

  return {
    decide: (decision, change) => {
      const { statements, afterwards } = decide(decision)
      return changeNodes(statements, change, afterwards)
    },
    dismiss: (campaign, members, change) => changeNodes(removeMembers(campaign, members, now()), change),
    revoke: async (branch, change) => {
      const at = now()
      // A branch takes along what was revoked with its link before: all of it is restored at once.
      const before = branch.isSubtree ? await revokedAt(engine, branch.node) : undefined
      const revoke = (nodes: readonly NodeId[], first: CampaignChange | undefined) =>
        changeNodes(revokeNodes(branch.campaign, nodes, at, before), first)
      return changeAll(walkBranch(engine, pause, branch), revoke, change)
    },
    restore: async (branch, change) => {
      const at = await revokingOf(engine, pause, branch)
      if (at === undefined) return 0
      const restore = (nodes: readonly NodeId[], first: CampaignChange | undefined) =>
        changeNodes(restoreNodes(nodes, at), first)
      return changeAll(walkBranch(engine, pause, branch), restore, change)
    },
    void: async (selection, reason, change) => {
      const { campaign } = selection
      const [begun] = await engine.write([beginVoid(campaign, reason, now())])
      const id = Number(begun?.[0]?.id)
      const voided = await moveViews(
        selection,
        (nodes, offspring) => voidNodes(campaign, nodes, selection, offspring, id),
        change,
      )
      if (voided === 0) await engine.write([dropVoid(id)])
      return voided
    },
    unvoid: (selection, change) =>
      moveViews(selection, (nodes, offspring) => unvoidNodes(selection.campaign, nodes, selection, offspring), change),
  }
}
