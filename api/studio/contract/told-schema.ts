import * as z from 'zod'
import { LINE_STATES } from '../../../db/campaign/told-lines.ts'
import { lineId } from '../../brand/line-fields.ts'
import { count, time } from './fields.ts'

const state = z.enum(LINE_STATES)

/** `GET told`. */
export const toldQuery = z.strictObject({
  queue: state.default('new').describe('new, the oldest first; read and aside, the newest first.'),
  after: z.string().optional().describe('The `next` of the page before.'),
})

/** `PATCH told`: where lines go on the desk. */
export const sortBody = z.strictObject({ ids: z.array(lineId).min(1).max(100), state })

const line = z.object({
  id: z.string(),
  line: z.string(),
  state,
  at: time.describe('The hour in which it was said.'),
  doubtful: z.boolean().describe('Whether its view carries a doubt.'),
  voided: z.boolean(),
})
export type LineState = z.output<typeof state>
export type ToldLine = z.output<typeof line>

export const toldAnswer = z.object({
  lines: z.array(line),
  next: z.string().nullable(),
  counts: z.record(state, count),
  open: z.boolean().describe('Whether fans may say something: `tell: true`.'),
})
export type DeskAnswer = z.output<typeof toldAnswer>

export const sortAnswer = z.object({ changed: count, counts: z.record(state, count) })
export type SortAnswer = z.output<typeof sortAnswer>
