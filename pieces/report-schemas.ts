import type { z } from 'zod'
import { pollReport } from './poll/contract.ts'

/** What the studio is told of a piece, by its kind; those of which it is told nothing have no line. */
export const REPORT_SCHEMAS = { poll: pollReport }

export type ReportedKind = keyof typeof REPORT_SCHEMAS

export type Reports = { [Kind in ReportedKind]: z.output<(typeof REPORT_SCHEMAS)[Kind]> }

export const REPORTED_KINDS = Object.keys(REPORT_SCHEMAS) as [ReportedKind, ...ReportedKind[]]
