import { sql } from 'drizzle-orm'
import type { Difference } from '../../db/campaign/comparison.ts'
import { giveUpArrival, type Move, shut, step, unshut, wasOvertaken } from '../../db/campaign/moves.ts'
import { viewsOf } from '../../db/campaign/recount.ts'
import { SETTLE } from '../../db/campaign/unsettled.ts'
import type { Engine, Row, Statement } from '../../db/engine.ts'
import { CommandError } from '../fail.ts'
import { clear, dropPages, keepPage, land, makePages, readPages, sumsDiffer, sumsOf } from './pages.ts'
import type { CampaignPlace } from './place.ts'
import type { CampaignTable } from './tables.ts'

/** One run of a move or a restore: what another one does meanwhile makes its next step fail. */
export type Run = Pick<Move, 'campaign' | 'move'>

/** Writes steps of a move with all that belongs to them. Throws {@link CommandError} where they cannot be taken any more. */
export async function take(engine: Engine, statements: readonly Statement[]): Promise<Row[][]> {
  return engine.write(statements).catch((cause: unknown) => {
    throw explained(cause)
  })
}

/**
 * Shuts a place for a campaign that will come. What another move brings there it does not touch; of a backup the last run has the
 * say, and rows that no run has found right stay shut.
 */
export async function beginArrival(
  { engine }: CampaignPlace,
  tables: readonly CampaignTable[],
  { campaign, move, peer }: Run & Pick<Move, 'peer'>,
): Promise<void> {
  await take(engine, [
    makePages,
    dropPages(campaign),
    ...SETTLE,
    sql`INSERT INTO moves (campaign, move, state, at, peer) VALUES (${campaign}, ${move}, 'arriving', ${Date.now()}, ${peer})
      ON CONFLICT (campaign) DO UPDATE SET
        move = iif(state IN ('left', 'arrived') OR (state IN ('arriving', 'landed') AND peer = '' AND excluded.peer = ''), excluded.move, NULL),
        state = iif(state = 'landed', 'landed', 'arriving'), at = excluded.at,
        had_left = had_left OR state = 'left', peer = iif(had_left OR state = 'left', peer, excluded.peer)`,
    ...shut(tables, campaign),
  ])
}

/** Opens a place again in which nothing has landed, as it was; what has landed there is deleted. */
export async function endArrival(
  { engine }: CampaignPlace,
  tables: readonly CampaignTable[],
  there: Move,
): Promise<void> {
  if (there.state === 'landed') {
    await take(engine, [
      step(there, ['landed'], 'landing'),
      ...clear(tables, there.campaign),
      step(there, ['landing'], 'arriving'),
    ])
  }
  if (there.state === 'arriving' || there.state === 'landed') {
    await giveUpArrival(engine, there).catch((cause: unknown) => {
      throw explained(cause)
    })
  }
}

/** Statement by which something is heard of an arrival, which is given up where nothing is for ten minutes. */
export const hear = (run: Run) =>
  step(run, ['arriving', 'landed'], sql`(SELECT state FROM moves WHERE campaign = ${run.campaign})`)

/** Sends the rows of a campaign, and lets them land: in one transaction, in the place of what is there. */
export async function send(
  source: Engine,
  { engine }: CampaignPlace,
  tables: readonly CampaignTable[],
  run: Run,
): Promise<void> {
  const { campaign } = run
  let number = 0
  for await (const page of readPages(source, tables, campaign)) {
    await take(engine, [hear(run), keepPage(campaign, number++, page)])
  }
  await take(engine, [
    step(run, ['arriving', 'landed'], 'landing'),
    ...land(tables, campaign, campaign),
    // Whoever has read the campaign before reads it anew.
    sql`UPDATE tallies SET revision = revision + 1 WHERE campaign = ${campaign}`,
    step(run, ['landing'], 'landed'),
  ])
}

function explained(cause: unknown): unknown {
  if (wasOvertaken(cause)) {
    return new CommandError(
      'It was given up, since nothing was heard of it for ten minutes, or another run has taken it over',
      { cause },
    )
  }
  const [, what] = /UNIQUE constraint failed: ([\w., ]+)/.exec(String(cause)) ?? []
  if (what === undefined) return cause
  return new CommandError(
    `${what}: another campaign there has one of these already, expected a database that did not give out the same ids`,
    { cause },
  )
}

/** Throws where a place cannot recount a campaign as large as it is now. Asked before anything is shut. */
export async function requireRecountableAt(
  source: Engine,
  { name, mostViews = Number.POSITIVE_INFINITY }: CampaignPlace,
  slug: string,
): Promise<void> {
  const views = await viewsOf(source, slug)
  if (views <= mostViews) return
  throw new CommandError(
    `${slug}: ${views} views, and ${name} recounts ${mostViews} at most. Nothing was changed. Expected --by-sums to take it all the same where the sums of its rows are equal`,
  )
}

/** Compares what has landed with what was sent, and recounts it. Throws {@link CommandError}. */
export async function compareLanded(
  source: Engine,
  target: CampaignPlace,
  tables: readonly CampaignTable[],
  slug: string,
): Promise<void> {
  const differs = sumsDiffer(await sumsOf(source, tables, slug), await sumsOf(target.engine, tables, slug))
  if (differs !== undefined) throw new CommandError(`${slug}: arrived otherwise than it was sent: ${differs}`)
  requireRight(target.name, await target.verify())
}

/** Throws {@link CommandError} where a counter differs from the recount. */
export function requireRight(place: string, [first]: readonly Difference[]): void {
  if (!first) return
  const { campaign, counter, row, stored, recounted } = first
  throw new CommandError(
    `${place}: ${campaign}: ${counter} ${row} says ${stored}, the recount ${recounted}. Expected counters that verify finds right`,
  )
}

/** Opens what has landed. */
export async function openLanded({ engine }: CampaignPlace, run: Run): Promise<void> {
  const { campaign } = run
  await take(engine, [step(run, ['landed'], 'arrived'), ...(await unshut(engine, campaign)), dropPages(campaign)])
}
