import { sql } from 'drizzle-orm'

/**
 * `leaving`, then `left`; `arriving` (its pages come), `landed` (they are in its tables), then `arrived`, which is open. While its
 * rows are written it is `landing`, while they are deleted `clearing`.
 */
export const MOVE_STATES = ['leaving', 'left', 'arriving', 'landing', 'landed', 'arrived', 'clearing'] as const
export type MoveState = (typeof MOVE_STATES)[number]

/** Condition on `campaign`: its rows can be written here. Those of one that is away would make the whole statement fail. */
export const isHere = sql`campaign NOT IN (SELECT campaign FROM moves WHERE state <> 'arrived')`
