import type { ChannelId } from '../../campaigns/channels.ts'
import type { Engine, Row, Statement } from '../engine.ts'
import { type CampaignChange, record } from './audit.ts'
import { partsByNode } from './circles/arrivals.ts'
import { type Chooser, createChooser } from './circles/choosing.ts'
import type { PartRow } from './circles/parts.ts'
import { createSplitter, type Splitter } from './circles/splitting.ts'
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
import { enterAll, type PieceEntry } from './entries.ts'
import { createErasure, type Erasure } from './erasure.ts'
import { createGroupCommit, type GroupLimits } from './group-commit.ts'
import { addMembers, type NewMember } from './members.ts'
import { wasAway } from './moves.ts'
import { createNodeChanges, type NodeChanges } from './node-changes.ts'
import { ClockFault, type NodeId } from './node-id.ts'
import { countActs, type PieceActed } from './piece-hours.ts'
import { type NewWord, pinWord } from './pinned-words.ts'
import type { RefusalReason } from './refusals.ts'
import { type Cap, setCap } from './restrictions.ts'
import { addRoots, type PlantedRoot, plantRoots } from './roots.ts'
import { createSharedDelay } from './shared-delay.ts'
import { type LentRow, type Loan, lendCode } from './spoken.ts'
import { NO_THREAD, type Thread } from './threads.ts'
import { keepLine, moveLines, type NewLine, takeBackLine } from './told-lines.ts'
import { hasUnsettled, SETTLE } from './unsettled.ts'
import { createWriter, type Writer, WritersTaken } from './writers.ts'

/** A human opened a private link: whose, how it travelled, and which attempt of which browser this is. */
export interface Opening extends Pick<Arrival, 'campaign' | 'parent' | 'channel' | 'visit' | 'circle'> {
  /** Bits of `doubt.ts`; none when left out. */
  doubt?: number
  /** Those that the view carries beside them if its link has a cap: it does not use that up. */
  doubtIfCapped?: number
  /** When work was asked for it: it is no longer among those that were refused for that. */
  askedAt?: number
}

/** What became of an opening, once it is on disk. */
type Opened =
  | {
      outcome: 'counted' | 'retry'
      node: NodeId
      mine: Thread
      views: number
      clear: number
      depth: number
      /** Of a counted view: its part of a circle, where it has one. */
      part?: PartRow | undefined
    }
  | { outcome: 'link-revoked' | 'link-exhausted' }

/** The database did not take a write. Nothing of it was counted. */
class LedgerUnavailable extends Error {
  override name = 'LedgerUnavailable'
}

/** The campaign is on its way to another database. Nothing of it was counted. */
class CampaignAway extends Error {
  override name = 'CampaignAway'
}

/** A SHARE IS COUNTED HERE: the only writer of nodes and counters. */
export interface Ledger extends NodeChanges, Erasure, Splitter, Chooser {
  /** The writer number; undefined while none is held. */
  readonly writer: number | undefined
  /** Takes a writer number. Throws `WritersTaken` and `ClockFault`. */
  begin(): Promise<void>
  /** Counts an opening, exactly once per visit. Resolves when it is durable. Throws {@link LedgerUnavailable}, or as `begin` does. */
  open(opening: Opening): Promise<Opened>
  /** Counts an opening that is no view, by its reason. */
  refuse(campaign: string, reason: RefusalReason): Promise<void>
  /** Keeps and counts what the owner of a node left in a piece, exactly once. Throws {@link LedgerUnavailable}. */
  enter(entry: PieceEntry): Promise<void>
  /** Counts the use of a share button. */
  intend(campaign: string, channel: ChannelId): Promise<void>
  /** Counts what a fan did with pieces. */
  act(acts: readonly PieceActed[]): Promise<void>
  /** Pins a word of the brand's, and records it. */
  pin(word: NewWord): Promise<void>
  /** Keeps a line to the brand, exactly once; false where its pass has as many as it may, or its tree was folded. */
  tell(line: NewLine): Promise<boolean>
  /** Deletes a line, for the pass that said it. */
  takeBack(node: NodeId, line: string): Promise<void>
  /** Moves lines on the brand's desk, and records it; gives how many. */
  sortLines(lines: Parameters<typeof moveLines>[0]): Promise<number>
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
  /** Adds members to a list, some at a time; gives how many of them are new. Those that are there stay as they are. */
  enlist(campaign: string, list: NodeId, members: readonly NewMember[]): Promise<number>
  /** Limits how often a link may be opened, and records the change. */
  cap(cap: Cap, change?: CampaignChange): Promise<void>
  /** Lends a node words to say instead of its link; undefined when as many are alive as may be. */
  lend(loan: Loan): Promise<LentRow | undefined>
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
  /** How long a view waits at most until every counter has it, where nobody reads them meanwhile; {@link SETTLE_MS} when left out. */
  settleMs?: number | undefined
  /** Where ids come from. Default: {@link createWriter}, in the database itself. */
  writer?: Writer
  /** Told when a commit succeeds after one that failed. */
  onRecovery?: () => void
}

/**
 * How long a view waits until every counter has it: many share the work. What it decides about others does not wait. Whoever
 * reads the counters waits no longer than this.
 */
const SETTLE_MS = 100

/** Views that wait at most, which bounds how long settling them holds the thread. */
const SETTLED_AT_ONCE = 1000

/** Members added by one transaction, which keeps each commit short: openings go on meanwhile. */
const ENLISTED_AT_ONCE = 500

/** An arrival that has no id yet. */
type Comer = Omit<Arrival, 'id'>

/** Groups are tried again with other ids so often, should a process have made ids with our writer number. */
const TRIES = 3

type Entry =
  | { opening: Opening }
  | { increment: Increment }
  | { entered: PieceEntry }
  | { acts: readonly PieceActed[] }
  | { probe: true }

const campaignsOf = (entry: Entry): readonly string[] => {
  if ('opening' in entry) return [entry.opening.campaign]
  if ('increment' in entry) return [entry.increment.campaign]
  if ('entered' in entry) return [entry.entered.campaign]
  return 'acts' in entry ? entry.acts.map(({ campaign }) => campaign) : []
}

export function createLedger(options: Options): Ledger {
  const { engine, nextTurn, now, group, settleMs = SETTLE_MS, writer = createWriter(engine, now) } = options
  const { onRecovery = () => {} } = options
  const pause = () => new Promise<void>(nextTurn)
  let isWritable = true
  /** Other writes than views succeed without ids, and are no recovery. */
  let hasIds = true
  let waiting = 0

  const run = async (statements: readonly Statement[]): Promise<Row[][]> => {
    const results = await engine.write(statements).catch((cause: unknown) => {
      if (!wasAway(cause)) isWritable = false
      throw new LedgerUnavailable('The database did not take a write', { cause })
    })
    if (!isWritable && hasIds) {
      isWritable = true
      onRecovery()
    }
    return results
  }

  /** Where the database takes no writes, which an opening or a probe finds out, reading goes on with older figures. */
  const settleNow = async () => {
    waiting = 0
    if (isWritable) await run(SETTLE).catch(() => [])
  }

  const settleWithin = createSharedDelay(settleNow)

  const settle = async () => {
    if (waiting > 0) return settleWithin(Math.min(settleMs, SETTLE_MS))
    // Somebody else's, or those of a process that ended.
    const { has } = await engine.db.get<{ has: number }>(hasUnsettled)
    if (has) await settleNow()
  }

  const settleSoon = (views: number) => {
    waiting += views
    void settleWithin(waiting < SETTLED_AT_ONCE ? settleMs : 0)
  }

  /** A change to what is counted finds every counter up to date. */
  const writeSettled = async (statements: readonly Statement[]): Promise<Row[][]> =>
    (await engine.write([...SETTLE, ...statements])).slice(SETTLE.length)

  const takeIds = async (above: NodeId) => {
    const ids = await writer.ids(above).catch((cause: unknown) => {
      isWritable = hasIds = false
      // The database is not at fault, and each of these says what to do.
      if (cause instanceof ClockFault || cause instanceof WritersTaken) throw cause
      throw new LedgerUnavailable('No ids are to be had', { cause })
    })
    hasIds = true
    return ids
  }

  /** Counts what can be counted, together with the group's other statements, and tells what became of each arrival. */
  const count = async (comers: readonly Comer[], others: readonly Statement[], tries = TRIES): Promise<Opened[]> => {
    const nextId = await takeIds(Math.max(0, ...comers.map(({ parent }) => parent)) as NodeId)
    if (comers.length === 0) return run(others).then(() => [])
    const arrivals = comers.map((comer): Arrival => ({ ...comer, id: nextId(comer.parent) }))
    const counts = countArrivals(arrivals)
    const results = await run([...counts, ...others]).catch((error: LedgerUnavailable) => {
      if (tries === 1 || !isIdTaken(error.cause)) throw error
      writer.lose()
    })
    if (!results) return count(comers, others, tries - 1)
    const [, appended, tallies = []] = results as [unknown, (Row & AppendedRow)[]?, (Row & TallyRow)[]?]
    const fresh = new Set<NodeId>(JSON.parse(appended?.[0]?.ids ?? '[]'))
    if (fresh.size > 0) settleSoon(fresh.size)
    const grown = new Map(tallies.map((tally) => [tally.campaign, tally]))
    const parts = partsByNode(arrivals, results[counts.length - 1])
    const rest = arrivals.filter(({ id }) => !fresh.has(id))
    const looked = rest.length > 0 ? await explain(rest) : new Map<NodeId, Opened>()
    return arrivals.map((arrival) => {
      const tally = grown.get(arrival.campaign)
      if (tally && fresh.has(arrival.id)) {
        return { outcome: 'counted', node: arrival.id, mine: NO_THREAD, part: parts.get(arrival.id), ...tally }
      }
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

  /** A campaign that goes away takes no other with it: each campaign's entries are tried by themselves. */
  const commit = async (entries: readonly Entry[]): Promise<(Opened | CampaignAway | true)[]> => {
    try {
      return await commitAll(entries)
    } catch (cause) {
      if (!wasAway(cause)) throw cause
      const nameOf = (entry: Entry) => JSON.stringify(campaignsOf(entry))
      const names = [...new Set(entries.map(nameOf))]
      if (names.length === 1) return entries.map(() => new CampaignAway('The campaign is away', { cause }))
      const results = new Map<Entry, Opened | CampaignAway | true>()
      for (const name of names) {
        const own = entries.filter((entry) => nameOf(entry) === name)
        const done = await commit(own)
        own.forEach((entry, i) => void results.set(entry, done[i] ?? true))
      }
      return entries.map((entry) => results.get(entry) ?? true)
    }
  }

  const commitAll = async (entries: readonly Entry[]): Promise<(Opened | true)[]> => {
    const at = now()
    const comers = entries.flatMap((entry) =>
      'opening' in entry ? [{ doubt: 0, doubtIfCapped: 0, ...entry.opening, at }] : [],
    )
    const increments = entries.flatMap((entry) => ('increment' in entry ? [entry.increment] : []))
    const entered = enterAll(
      entries.flatMap((entry) => ('entered' in entry ? [entry.entered] : [])),
      at,
    )
    const acts = countActs(entries.flatMap((entry) => ('acts' in entry ? entry.acts : [])))
    const probes = entries.some((entry) => 'probe' in entry) ? probe() : []
    const others = [...addIncrements(increments), ...entered, ...acts, ...probes]
    const opened = (await count(comers, others))[Symbol.iterator]()
    return entries.map((entry) => ('opening' in entry ? (opened.next().value ?? true) : true))
  }

  const commitInGroup = createGroupCommit<Entry, Opened | CampaignAway | true>({ commit, nextTurn, ...group })
  const write = async (entry: Entry): Promise<Opened | true> => {
    const result = await commitInGroup(entry)
    if (result instanceof CampaignAway) throw result
    return result
  }
  const add = async (increment: Increment) => void (await write({ increment }))

  return {
    get writer() {
      return writer.number
    },
    begin: async () => void (await writer.ids(0 as NodeId)),
    open: async (opening) => {
      const opened = await write({ opening })
      if (opened === true) throw new LedgerUnavailable('The database gave no outcome')
      return opened
    },
    refuse: (campaign, reason) => add({ table: 'refusals', campaign, at: now(), key: reason }),
    ...createChooser({ engine, write: run, now, pause }),
    ...createSplitter(engine, now),
    ...createNodeChanges({ engine, writeSettled, now, pause }),
    ...createErasure({ engine, writeSettled, now, pause }),
    enter: async (entered) => void (await write({ entered })),
    intend: (campaign, channel) => add({ table: 'intents', campaign, at: now(), key: channel }),
    act: async (acts) => void (await write({ acts })),
    pin: async (word) => void (await run(pinWord(word, now()))),
    tell: async (line) => (await run(keepLine(line, now())))[1]?.length === 1,
    takeBack: async (node, line) => void (await run([takeBackLine(node, line)])),
    sortLines: async (lines) => Number((await run(moveLines(lines, now())))[1]?.[0]?.changed),
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
    enlist: async (campaign, list, members) => {
      let added = 0
      for (let from = 0; from < members.length; from += ENLISTED_AT_ONCE) {
        if (from > 0) await pause()
        const some = members.slice(from, from + ENLISTED_AT_ONCE)
        const results = await run(addMembers({ campaign, list, members: some }, now()))
        added += Number(results.at(-1)?.[0]?.changed)
      }
      return added
    },
    cap: async (cap, change) => void (await engine.write([setCap(cap, now()), ...(change ? [record(change)] : [])])),
    lend: async (loan) => {
      const rows = (await run(lendCode(loan, now()))) as unknown as LentRow[][]
      return rows.at(-1)?.[0]
    },
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
