import { randomUUID } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'
import { isAway, type Move, moveOf, shut, step, unshut } from '../../db/campaign/moves.ts'
import { SETTLE } from '../../db/campaign/unsettled.ts'
import { CommandError, inWords } from '../fail.ts'
import type { CampaignPlace } from './place.ts'
import {
  beginArrival,
  compareLanded,
  endArrival,
  openLanded,
  type Run,
  requireRecountableAt,
  requireRight,
  send,
  take,
} from './send.ts'
import { type CampaignTable, campaignTables, differenceOf, isOf, listed, quoted } from './tables.ts'

/** Rows that are deleted at once, so that others are served meanwhile. */
const CLEARED_AT_ONCE = 20_000

/** A campaign on its way from one place to another. */
export interface Journey {
  slug: string
  source: CampaignPlace
  target: CampaignPlace
}

/**
 * Moves a campaign while fans come. From the cut on nothing is counted at the source; from the moment when the source says that the
 * campaign has `left` it is the target's, and only then does that one open. Whatever was broken off is done by moving again, or
 * given up by {@link giveUpMove}. Throws `CommandError`.
 */
export async function moveCampaign(journey: Journey, tell: (line: string) => void): Promise<void> {
  const { slug, source, target } = journey
  const tables = await sameTables(journey)
  // The target first: what has landed there was cut off at the source before, where this run then finds it.
  const there = await moveOf(target.engine, slug)
  const before = await moveOf(source.engine, slug)
  if (before?.state === 'left') return finish(journey, tables, before, tell)
  requireFree(journey, before)
  requireFreeTarget(journey, there, before)
  for (const place of [source, target]) await requireRecountableAt(source.engine, place, slug)
  const run = { campaign: slug, move: randomUUID() }
  try {
    // From here on an earlier run, broken off or not, takes no step any more: else it could say `left` of what is deleted here.
    if (before?.state === 'leaving') await cut(journey, tables, run)
    if (there) await endArrival(target, tables, there)
    await beginArrival(target, tables, { ...run, peer: source.name })
    await requireEmpty(target, tables, slug)
    await cut(journey, tables, run)
    tell(`${source.name} counts nothing of ${slug} any more`)
    requireRight(source.name, await source.verify())
    await send(source.engine, target, tables, run)
    await compareLanded(source.engine, target, tables, slug)
  } catch (cause) {
    const why = inWords(cause)
    const isOurs = await giveUp(journey, tables, run).catch((error: unknown) => {
      throw new CommandError(`${why}\nAnd it could not be given up (${inWords(error)}): try again, or: --undo`, {
        cause,
      })
    })
    const rest = isOurs
      ? `Nothing was moved; ${source.name} counts ${slug} as before.`
      : `Another run has it in its hands: see what that one says.`
    throw new CommandError(`${why}\n${rest}`, { cause })
  }
  tell(`${target.name} has all of it, row by row, and its recount is right`)
  await take(source.engine, [step(run, ['leaving'], 'left')])
  await finish(journey, tables, { ...run, peer: target.name }, tell)
}

/** Gives a move up that was broken off: the source counts again. Throws `CommandError` once the campaign has left. */
export async function giveUpMove(journey: Journey): Promise<void> {
  const { slug, source, target } = journey
  const move = await moveOf(source.engine, slug)
  if (move?.state === 'left') {
    throw new CommandError(`${slug} has left for ${move.peer}: move it there once more to finish, then back from there`)
  }
  if (move?.state !== 'leaving')
    throw new CommandError(`${slug} is not on its way from ${source.name}; nothing changed`)
  if (move.peer !== target.name)
    throw new CommandError(`${slug} is on its way to ${move.peer}, expected --to with that`)
  await giveUp(journey, await campaignTables(source.engine), move)
}

/**
 * The source first: a target in which something has landed does not open before it is told to. What another run has begun is left
 * alone. Resolves with whether the source counts again.
 */
async function giveUp({ slug, source, target }: Journey, tables: readonly CampaignTable[], run: Run): Promise<boolean> {
  const here = await moveOf(source.engine, slug)
  const isOurs = here?.move === run.move
  if (isOurs) {
    const open = await unshut(source.engine, slug)
    await take(source.engine, [
      step(run, ['leaving'], 'leaving'),
      ...open,
      sql`DELETE FROM moves WHERE campaign = ${slug}`,
    ])
    await source.restart()
  }
  const there = await moveOf(target.engine, slug)
  if (there?.move === run.move) {
    await endArrival(target, tables, there)
    await target.restart()
  }
  return isOurs || !here || !isAway(here)
}

async function sameTables({ source, target }: Journey): Promise<CampaignTable[]> {
  const tables = await campaignTables(source.engine)
  const differs = differenceOf(tables, await campaignTables(target.engine))
  if (differs === undefined) return tables
  throw new CommandError(
    `${differs}: only one of ${source.name} and ${target.name} has this table, expected the same version of the program at both`,
  )
}

function requireFree({ slug, source, target }: Journey, move: Move | undefined): void {
  if (move === undefined || move.state === 'arrived' || (move.state === 'leaving' && move.peer === target.name)) return
  if (move.state === 'leaving') {
    throw new CommandError(`${slug} is on its way to ${move.peer}: finish that, or give it up with --undo`)
  }
  throw new CommandError(`${slug} is arriving at ${source.name} from ${move.peer || 'a backup'}: finish that first`)
}

function requireFreeTarget({ slug, source, target }: Journey, there: Move | undefined, here: Move | undefined): void {
  if (there === undefined || there.state === 'left' || there.state === 'arrived' || there.move === here?.move) return
  // What an earlier attempt left there: the source still has the campaign.
  if (there.state !== 'leaving' && there.peer === source.name) return
  const what = there.state === 'leaving' ? 'on its way elsewhere' : 'arriving'
  throw new CommandError(`${slug} is ${what} at ${target.name}: finish that first`)
}

/** What the brand declares is planted wherever its campaign is served, and what was refused there counts nowhere. */
const PLANTED: Record<string, SQL> = {
  nodes: sql`parent IS NOT NULL`,
  roots: sql`false`,
  restrictions: sql`capped_at IS NOT NULL OR revoked_at IS NOT NULL`,
  refusals: sql`false`,
  intents: sql`false`,
  // A draw that is over is settled wherever its campaign is served; tickets and prizes count by themselves.
  draws: sql`false`,
}

/** Throws where something of the campaign is there already. */
async function requireEmpty(
  { name, engine }: CampaignPlace,
  tables: readonly CampaignTable[],
  slug: string,
): Promise<void> {
  const found: string[] = []
  for (const table of tables) {
    const { rows } = await engine.db.get<{ rows: number }>(sql`
      SELECT count(*) AS rows FROM ${quoted(table.name)} WHERE ${isOf(table, slug)} AND (${PLANTED[table.name] ?? sql`true`})`)
    if (rows > 0) found.push(`${rows} in ${table.name}`)
  }
  if (found.length === 0) return
  throw new CommandError(
    `${name} has rows of ${slug} of its own (${found.join(', ')}), expected a place where nobody has opened it`,
  )
}

/** From this transaction on the source takes nothing of the campaign, and no step of a run before this one. */
async function cut({ slug, source, target }: Journey, tables: readonly CampaignTable[], { move }: Run): Promise<void> {
  await take(source.engine, [
    ...SETTLE,
    sql`INSERT INTO moves (campaign, move, state, at, peer) VALUES (${slug}, ${move}, 'leaving', ${Date.now()}, ${target.name})
      ON CONFLICT (campaign) DO UPDATE SET move = iif(state IN ('arrived', 'leaving'), excluded.move, NULL), state = 'leaving',
        at = excluded.at, peer = excluded.peer`,
    ...shut(tables, slug),
  ])
}

/** The campaign has left: the target opens, and what is left at the source is deleted. */
async function finish(
  { slug, source, target }: Journey,
  tables: readonly CampaignTable[],
  { move, peer }: Pick<Move, 'move' | 'peer'>,
  tell: (line: string) => void,
): Promise<void> {
  if (peer !== target.name) throw new CommandError(`${slug} has left ${source.name} for ${peer}: it is there`)
  const there = await moveOf(target.engine, slug)
  if (there?.move !== move)
    throw new CommandError(`${slug} has left for ${target.name}, and is not there: it has moved on`)
  if (there.state === 'landed') {
    await openLanded(target, { campaign: slug, move })
    await target.restart()
  }
  tell(`${target.name} counts ${slug} from now on`)
  for (const table of tables) await clearTable(source, table, { campaign: slug, move })
  await source.restart()
}

async function clearTable({ engine }: CampaignPlace, table: CampaignTable, run: Run): Promise<void> {
  const [name, key] = [quoted(table.name), listed(table.key)]
  for (let deleted = CLEARED_AT_ONCE; deleted === CLEARED_AT_ONCE; ) {
    const results = await take(engine, [
      step(run, ['left'], 'clearing'),
      sql`DELETE FROM ${name} WHERE (${key}) IN (
        SELECT ${key} FROM ${name} WHERE ${isOf(table, run.campaign)} LIMIT ${CLEARED_AT_ONCE}) RETURNING 1 AS gone`,
      step(run, ['clearing'], 'left'),
    ])
    deleted = results[1]?.length ?? 0
  }
}
