import type { SQL } from 'drizzle-orm'
import type { ChannelId } from '../../campaigns/channels.ts'
import type { Engine, Row, Statement } from '../engine.ts'
import { type CampaignChange, record, recordIfChanged } from './audit.ts'
import { type Branch, walkBranch, walkCampaign } from './branch.ts'
import {
  type AppendedRow,
  type Arrival,
  type ArrivalRow,
  addIncrements,
  adoptLostParents,
  countArrivals,
  type Increment,
  isIdTaken,
  lookUp,
  probe,
  type TallyRow,
} from './counting.ts'
import { decide, enterAll, leaveEntries, type PieceDecision, type PieceEntry, rejoinEntries } from './entries.ts'
import { createGroupCommit, type GroupLimits } from './group-commit.ts'
import { firstIdAt, type NodeId } from './node-id.ts'
import { type Offspring, readOffspring } from './offspring.ts'
import type { RefusalReason } from './refusals.ts'
import type { Remains } from './remains.ts'
import { type Cap, restoreNodes, revokedAt, revokeNodes, setCap } from './restrictions.ts'
import { FORGET_AT_ONCE, foldedNodes, foldNodes, foldSurges, foldTree, forgetVisits } from './retention.ts'
import { addRoots, type PlantedRoot, plantRoots } from './roots.ts'
import { forgetCodes, type LentRow, type Loan, lendCode } from './spoken.ts'
import { NO_THREAD, type Thread } from './threads.ts'
import { hasUnsettled, SETTLE } from './unsettled.ts'
import { beginVoid, dropVoid, isStale, unvoidNodes, type VoidFilter, type VoidReason, voidNodes } from './voids.ts'
import { createWriter } from './writers.ts'

/** A human opened a private link: whose, how it travelled, and which attempt of which browser this is. */
export interface Opening extends Pick<Arrival, 'campaign' | 'parent' | 'channel' | 'visit'> {
  /** Bits of `doubt.ts`; none when left out. */
  doubt?: number
  /** Those that the view carries beside them if its link has a cap: it does not use that up. */
  doubtIfCapped?: number
  /** When work was asked for it: it is no longer among those that were refused for that. */
  askedAt?: number
}

/** Which views are voided, or put back: a view, its branch, or all of a campaign. */
export interface VoidSelection extends VoidFilter {
  campaign: string
  /** Undefined: every view of the campaign. */
  node?: NodeId | undefined
  isSubtree: boolean
}

/** What became of an opening, once it is on disk. */
type Opened =
  | { outcome: 'counted' | 'retry'; node: NodeId; mine: Thread; views: number; clear: number; depth: number }
  | { outcome: 'link-revoked' | 'link-exhausted' }

/** The database did not take a write. Nothing of it was counted. */
class LedgerUnavailable extends Error {
  override name = 'LedgerUnavailable'
}

/** A SHARE IS COUNTED HERE: the only writer of nodes and counters. */
export interface Ledger {
  /** The writer number; undefined while none is held. */
  readonly writer: number | undefined
  /** Takes a writer number. Throws `WritersTaken` and `ClockFault`. */
  begin(): Promise<void>
  /** Counts an opening, exactly once per visit. Resolves when it is durable. Throws {@link LedgerUnavailable}. */
  open(opening: Opening): Promise<Opened>
  /** Counts an opening that is no view, by its reason. */
  refuse(campaign: string, reason: RefusalReason): Promise<void>
  /** Keeps and counts what the owner of a node left in a piece, exactly once. Throws {@link LedgerUnavailable}. */
  enter(entry: PieceEntry): Promise<void>
  /** Applies a moderator's decision; gives how many entries it changed. Records the change if it changed any. */
  decide(decision: PieceDecision, change: CampaignChange): Promise<number>
  /** Counts the use of a share button. */
  intend(campaign: string, channel: ChannelId): Promise<void>
  /** Tries a commit that leaves nothing behind, and keeps the writer number. Throws {@link LedgerUnavailable}. */
  probe(): Promise<void>
  /** Resolves once every counter has all views that are committed now, at most {@link SETTLE_MS} later. */
  settle(): Promise<void>
  /** Whether the last commit succeeded. */
  readonly isWritable: boolean
  /** Puts the brand's own links in. Repeating it changes nothing. */
  plant(roots: readonly PlantedRoot[]): Promise<void>
  /** Adds links of the brand's; false, and none, where one is there already. Records the changes if it adds any. */
  add(roots: readonly PlantedRoot[], changes: readonly CampaignChange[]): Promise<boolean>
  /** Withdraws a node's link and pass; gives how many nodes that were. Records the change with the first of them. */
  revoke(branch: Branch, change?: CampaignChange): Promise<number>
  /** Undoes the revoking of a node, or of all of its branch that was revoked with it or since; gives how many nodes that were. Records alike. */
  restore(branch: Branch, change?: CampaignChange): Promise<number>
  /** Takes views out of every figure; gives how many. Records alike. */
  void(selection: VoidSelection, reason: VoidReason, change?: CampaignChange): Promise<number>
  /** Puts voided views back; gives how many. Records alike. */
  unvoid(selection: VoidSelection, change?: CampaignChange): Promise<number>
  /** Limits how often a link may be opened, and records the change. */
  cap(cap: Cap, change?: CampaignChange): Promise<void>
  /** Lends a node words to say instead of its link; undefined when as many are alive as may be. */
  lend(loan: Loan): Promise<LentRow | undefined>
  /** Clears visits that are a day old, and words that are no longer good. */
  forget(): Promise<void>
  /** Gives up the forwarding tree of a campaign and keeps its figures. */
  fold(campaign: string, remains: Remains): Promise<void>
  /** Deletes what is left of a tree that was given up then, some at a time. */
  sweep(campaign: string, foldedAt: number): Promise<void>
  /** Gives the writer number back; nothing is counted any more. */
  close(): Promise<void>
}

interface Options {
  engine: Engine
  /** Runs something after this turn of the event loop: `setImmediate`, or `setTimeout` where there is none. */
  nextTurn: (run: () => void) => void
  /** What time it is, in epoch milliseconds. */
  now: () => number
  /** See {@link createGroupCommit}. */
  group?: GroupLimits
}

/** How long a view waits until every counter has it: many share the work. What it decides about others does not wait. */
const SETTLE_MS = 100

/** An arrival that has no id yet. */
type Comer = Omit<Arrival, 'id'>

/** Groups are tried again with other ids so often, should a process have made ids with our writer number. */
const TRIES = 3

type Entry = { opening: Opening } | { increment: Increment } | { entered: PieceEntry } | { probe: true }

export function createLedger({ engine, nextTurn, now, group }: Options): Ledger {
  const writer = createWriter(engine, now)
  const pause = () => new Promise<void>(nextTurn)
  let isWritable = true
  let settling: Promise<void> | undefined
  let forgottenUpTo = firstIdAt(0)

  const run = async (statements: readonly Statement[]): Promise<Row[][]> => {
    const results = await engine.write(statements).catch((cause: unknown) => {
      isWritable = false
      throw new LedgerUnavailable('The database did not take a write', { cause })
    })
    isWritable = true
    return results
  }

  /** Where the database takes no writes, which an opening or a probe finds out, reading goes on with older figures. */
  const settleNow = async () => {
    if (isWritable) await run(SETTLE).catch(() => [])
  }

  const settle = async () => {
    if (settling) return settling
    const { has } = await engine.db.get<{ has: number }>(hasUnsettled)
    if (has) await settleNow()
  }

  const settleSoon = () => {
    settling ??= new Promise((resolve) => setTimeout(resolve, SETTLE_MS)).then(() => {
      settling = undefined
      return settleNow()
    })
  }

  /** A change to what is counted finds every counter up to date. */
  const writeSettled = async (statements: readonly Statement[]): Promise<Row[][]> =>
    (await engine.write([...SETTLE, ...statements])).slice(SETTLE.length)

  const takeIds = () =>
    writer.ids().catch((cause: unknown) => {
      isWritable = false
      throw new LedgerUnavailable('No ids are to be had', { cause })
    })

  /** Counts what can be counted, together with the group's other statements, and tells what became of each arrival. */
  const count = async (comers: readonly Comer[], others: readonly Statement[], tries = TRIES): Promise<Opened[]> => {
    const nextId = await takeIds()
    if (comers.length === 0) return run(others).then(() => [])
    const arrivals = comers.map((comer): Arrival => ({ ...comer, id: nextId(comer.parent) }))
    const results = await run([...countArrivals(arrivals), ...others]).catch((error: LedgerUnavailable) => {
      if (tries === 1 || !isIdTaken(error.cause)) throw error
      writer.lose()
    })
    if (!results) return count(comers, others, tries - 1)
    settleSoon()
    const [, appended, tallies = []] = results as [unknown, (Row & AppendedRow)[]?, (Row & TallyRow)[]?]
    const fresh = new Set<NodeId>(JSON.parse(appended?.[0]?.ids ?? '[]'))
    const grown = new Map(tallies.map((tally) => [tally.campaign, tally]))
    const rest = arrivals.filter(({ id }) => !fresh.has(id))
    const looked = rest.length > 0 ? await explain(rest) : new Map<NodeId, Opened>()
    return arrivals.map((arrival) => {
      const tally = grown.get(arrival.campaign)
      if (tally && fresh.has(arrival.id)) return { outcome: 'counted', node: arrival.id, mine: NO_THREAD, ...tally }
      const opened = looked.get(arrival.id)
      if (!opened) throw new LedgerUnavailable('The database gave no outcome')
      return opened
    })
  }

  /** Why arrivals were not appended. Those whose parent was lost are counted now, below what takes its place. */
  const explain = async (arrivals: readonly Arrival[]): Promise<Map<NodeId, Opened>> => {
    const rows = await engine.db.all<ArrivalRow>(lookUp(arrivals))
    const lost = arrivals.filter(
      (_, i) => rows[i]?.isParentKnown === 0 && rows[i]?.isParentRevoked === 0 && rows[i]?.node === null,
    )
    const found = new Map(arrivals.map((arrival, i) => [arrival.id, readOutcome(rows[i])]))
    if (lost.length === 0) return found
    await run([adoptLostParents(lost)])
    const opened = await count(lost, [])
    lost.forEach(({ id }, i) => void (opened[i] && found.set(id, opened[i])))
    return found
  }

  const commit = async (entries: readonly Entry[]): Promise<(Opened | true)[]> => {
    const at = now()
    const comers = entries.flatMap((entry) =>
      'opening' in entry ? [{ doubt: 0, doubtIfCapped: 0, ...entry.opening, at }] : [],
    )
    const increments = entries.flatMap((entry) => ('increment' in entry ? [entry.increment] : []))
    const entered = enterAll(
      entries.flatMap((entry) => ('entered' in entry ? [entry.entered] : [])),
      at,
    )
    const probes = entries.some((entry) => 'probe' in entry) ? probe() : []
    const opened = (await count(comers, [...addIncrements(increments), ...entered, ...probes]))[Symbol.iterator]()
    return entries.map((entry) => ('opening' in entry ? (opened.next().value ?? true) : true))
  }

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

  const sweep = async (campaign: string, foldedAt: number) => {
    while ((await engine.write([foldSurges(campaign, foldedAt)]))[0]?.length === FORGET_AT_ONCE) await pause()
    // A root's id says nothing of when it began.
    for (let after: NodeId | null = 0 as NodeId; after !== null; await pause()) {
      const step: { ids: string; last: NodeId | null } = await engine.db.get(foldedNodes(campaign, after, foldedAt))
      if (step.ids !== '[]') await writeSettled(foldNodes(step.ids))
      after = step.last
    }
  }

  const write = createGroupCommit<Entry, Opened | true>({ commit, nextTurn, ...group })
  const add = async (increment: Increment) => void (await write({ increment }))

  return {
    get writer() {
      return writer.number
    },
    begin: async () => void (await writer.ids()),
    open: async (opening) => {
      const opened = await write({ opening })
      if (opened === true) throw new LedgerUnavailable('The database gave no outcome')
      return opened
    },
    refuse: (campaign, reason) => add({ table: 'refusals', campaign, at: now(), key: reason }),
    enter: async (entered) => void (await write({ entered })),
    decide: (decision, change) => {
      const { statements, afterwards } = decide(decision)
      return changeNodes(statements, change, afterwards)
    },
    intend: (campaign, channel) => add({ table: 'intents', campaign, at: now(), key: channel }),
    probe: async () => void (await write({ probe: true })),
    settle,
    get isWritable() {
      return isWritable
    },
    plant: async (roots) => void (await engine.write(plantRoots(roots, now()))),
    add: async (roots, changes) => {
      const [made = []] = await engine.write(addRoots(roots, now(), changes))
      return made.length > 0
    },
    revoke: async (branch, change) => {
      const at = now()
      // A branch takes along what was revoked with its link before: all of it is restored at once.
      const before = branch.isSubtree ? await revokedAt(engine, branch.node) : undefined
      const revoke = (nodes: readonly NodeId[], first: CampaignChange | undefined) =>
        changeNodes(revokeNodes(branch.campaign, nodes, at, before), first)
      return changeAll(walkBranch(engine, pause, branch), revoke, change)
    },
    restore: async (branch, change) => {
      const at = await revokedAt(engine, branch.node)
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
    cap: async (cap, change) => void (await engine.write([setCap(cap, now()), ...(change ? [record(change)] : [])])),
    lend: async (loan) => {
      const rows = (await run(lendCode(loan, now()))) as unknown as LentRow[][]
      return rows.at(-1)?.[0]
    },
    forget: async () => {
      while ((await engine.write([forgetCodes(now())]))[0]?.length === FORGET_AT_ONCE) await pause()
      let cleared: Row[] | undefined
      do {
        await pause()
        cleared = (await engine.write([forgetVisits(forgottenUpTo, now())]))[0] ?? []
        forgottenUpTo = Math.max(forgottenUpTo, ...cleared.map(({ id }) => Number(id))) as NodeId
      } while (cleared.length === FORGET_AT_ONCE)
    },
    fold: async (campaign, remains) => {
      const at = now()
      await writeSettled([foldTree(campaign, remains, at)])
      await sweep(campaign, at)
    },
    sweep,
    close: writer.release,
  }
}

function readOutcome(row: ArrivalRow | undefined): Opened {
  if (!row) throw new LedgerUnavailable('The database gave no outcome')
  const { node, mine, further, generations, views, clear, depth, isNodeRevoked, isParentRevoked } = row
  if (node === null) return { outcome: isParentRevoked ? 'link-revoked' : 'link-exhausted' }
  if (isNodeRevoked) return { outcome: 'link-revoked' }
  return { outcome: 'retry', node, mine: { views: mine, further, generations }, views, clear, depth }
}
