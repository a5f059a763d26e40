import type { Engine, Row, Statement } from '../engine.ts'
import { foldMembers } from './members.ts'
import { readMoves } from './moves.ts'
import { firstIdAt, type NodeId } from './node-id.ts'
import { forgetNotes } from './notes.ts'
import type { Remains } from './remains.ts'
import { foldBranches, foldChoices, foldedNodes, foldNodes, foldSurges, foldTree, forgetVisits } from './retention.ts'
import { FORGET_AT_ONCE } from './retention-limits.ts'
import { forgetCodes } from './spoken.ts'
import { foldLines } from './told-lines.ts'

/** What is erased once it is no longer needed. */
export interface Erasure {
  /** Clears visits that are a day old, and words that are no longer good. */
  forget(): Promise<void>
  /** Gives up the forwarding tree of a campaign and keeps its figures. */
  fold(campaign: string, remains: Omit<Remains, 'views'>): Promise<void>
  /** Deletes what is left of a tree that was given up then, some at a time. */
  sweep(campaign: string, foldedAt: number): Promise<void>
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

/** Erases some rows at a time, which keeps each commit short. */
export function createErasure({ engine, writeSettled, now, pause }: Options): Erasure {
  let forgottenUpTo = firstIdAt(0)
  let forgottenAmong = ''

  const sweep = async (campaign: string, foldedAt: number) => {
    while ((await engine.write([foldSurges(campaign, foldedAt)]))[0]?.length === FORGET_AT_ONCE) await pause()
    while ((await engine.write([foldLines(campaign, foldedAt)]))[0]?.length === FORGET_AT_ONCE) await pause()
    // A root's id says nothing of when it began.
    for (let after: NodeId | null = 0 as NodeId; after !== null; await pause()) {
      const step: { ids: string; last: NodeId | null } = await engine.db.get(foldedNodes(campaign, after, foldedAt))
      if (step.ids !== '[]') await writeSettled(foldNodes(step.ids))
      after = step.last
    }
    while ((await engine.write([foldBranches(campaign, foldedAt)]))[0]?.length === FORGET_AT_ONCE) await pause()
  }

  return {
    forget: async () => {
      while ((await engine.write([forgetCodes(now())]))[0]?.length === FORGET_AT_ONCE) await pause()
      // A campaign that came, or came back, has older visits.
      const moves = JSON.stringify(await readMoves(engine))
      if (moves !== forgottenAmong) forgottenUpTo = firstIdAt(0)
      forgottenAmong = moves
      let cleared: Row[] | undefined
      do {
        await pause()
        cleared = (await engine.write([forgetVisits(forgottenUpTo, now())]))[0] ?? []
        forgottenUpTo = Math.max(forgottenUpTo, ...cleared.map(({ id }) => Number(id))) as NodeId
      } while (cleared.length === FORGET_AT_ONCE)
    },
    fold: async (campaign, remains) => {
      const at = now()
      await writeSettled([
        foldTree(campaign, remains, at),
        ...foldMembers(campaign),
        forgetNotes(campaign),
        foldChoices(campaign),
      ])
      await sweep(campaign, at)
    },
    sweep,
  }
}
