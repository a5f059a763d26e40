import { type SQL, sql } from 'drizzle-orm'
import type { Engine } from '../engine.ts'
import { isAmong } from '../query.ts'
import type { MoveState } from './move-states.ts'

/** A campaign between two databases. */
export interface Move {
  campaign: string
  move: string
  state: MoveState
  at: number
  peer: string
  hadLeft: number
}

/** A table with rows of campaigns. */
export interface OwnedTable {
  name: string
  /** The column that says whose a row is: its campaign's slug, or a node of it. */
  owner: 'campaign' | 'node'
}

/** What a trigger says of a write to a campaign that is away. */
const AWAY = 'campaign-away'

/** An arrival of which nothing was heard for so long is given up: what was there is there still. */
const GIVEN_UP_AFTER_MS = 600_000

/** What the database says where {@link step} finds the move otherwise. */
const OVERTAKEN = 'NOT NULL constraint failed: moves.move'

const WRITES = { INSERT: 'NEW', UPDATE: 'NEW', DELETE: 'OLD' } as const

export async function readMoves({ db }: Engine): Promise<Move[]> {
  return db.all<Move>(sql`SELECT campaign, move, state, at, peer, had_left AS hadLeft FROM moves`)
}

/** The campaign as it stands between two databases; undefined: it is at home here. */
export async function moveOf(engine: Engine, campaign: string): Promise<Move | undefined> {
  return (await readMoves(engine)).find((move) => move.campaign === campaign)
}

export const isAway = ({ state }: Move) => state !== 'arrived'

/** Whether a write was refused, here or in an error's cause, since the campaign is away. */
export function wasAway(error: unknown): boolean {
  for (let each = error; each instanceof Error; each = each.cause) if (each.message.includes(AWAY)) return true
  return false
}

/** Whether a {@link step} failed, here or in an error's cause: the move was given up, or another run has taken it over. */
export function wasOvertaken(error: unknown): boolean {
  for (let each = error; each instanceof Error; each = each.cause) if (each.message.includes(OVERTAKEN)) return true
  return false
}

/**
 * Statement that takes a move from one state to another. Its whole transaction fails where the move is in none of these, or is another
 * one: an update would find no row then, and let the rest of the transaction pass.
 */
export function step(
  { campaign, move }: Pick<Move, 'campaign' | 'move'>,
  from: readonly MoveState[],
  to: MoveState | SQL,
): SQL {
  return sql`INSERT INTO moves (campaign, move, state, at, peer) VALUES (${campaign},
      (SELECT move FROM moves WHERE campaign = ${campaign} AND move = ${move} AND ${isAmong(sql`state`, from)}), ${to}, ${Date.now()}, '')
    ON CONFLICT (campaign) DO UPDATE SET state = excluded.state, at = excluded.at,
      had_left = iif(excluded.state = 'arrived', 0, had_left)`
}

/**
 * Statements that shut a campaign's tables for every process that has the database open: a write fails as a whole, except for what
 * the move itself does. No cost for others.
 *
 * @param tables all of a campaign
 */
export function shut(tables: readonly OwnedTable[], campaign: string): SQL[] {
  const slug = `'${campaign.replaceAll("'", "''")}'`
  return tables.flatMap(({ name, owner }) =>
    Object.entries(WRITES).map(([write, row]) => {
      const whose = owner === 'campaign' ? `${row}.campaign` : `(SELECT campaign FROM nodes WHERE id = ${row}.node)`
      return sql.raw(`CREATE TRIGGER IF NOT EXISTS "${prefixOf(campaign)}${name}/${write}" BEFORE ${write} ON "${name}"
        WHEN ${whose} = ${slug} AND (SELECT state FROM moves WHERE campaign = ${slug}) NOT IN ('landing', 'clearing')
        BEGIN SELECT RAISE(ABORT, '${AWAY}'); END`)
    }),
  )
}

/** Statements that open them again. */
export async function unshut({ db }: Engine, campaign: string): Promise<SQL[]> {
  const prefix = prefixOf(campaign)
  const rows = await db.all<{ name: string }>(sql`
    SELECT name FROM sqlite_master WHERE type = 'trigger' AND substr(name, 1, ${prefix.length}) = ${prefix}`)
  return rows.map(({ name }) => sql.raw(`DROP TRIGGER IF EXISTS "${name}"`))
}

const prefixOf = (campaign: string) => `away/${campaign}/`

/** Gives an arrival up: a campaign that had left has left still, and any other is open as it was. */
export async function giveUpArrival(engine: Engine, move: Move): Promise<void> {
  const { campaign, hadLeft } = move
  const pages = sql`DELETE FROM pages WHERE store = ${campaign}`
  if (hadLeft) await engine.write([step(move, ['arriving'], 'left'), pages])
  else
    await engine.write([
      ...[step(move, ['arriving'], 'arriving'), pages, ...(await unshut(engine, campaign))],
      sql`DELETE FROM moves WHERE campaign = ${campaign}`,
    ])
}

/** Whether an arrival was broken off before its rows were in place. What has landed stays shut until somebody has checked it. */
export function isBrokenOff({ state, at }: Move, now: number): boolean {
  return state === 'arriving' && now - at > GIVEN_UP_AFTER_MS
}
