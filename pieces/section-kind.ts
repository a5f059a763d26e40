import type { Report } from '../site/studio/api.ts'
import type { Reports } from './reports.ts'

/** What the studio has of a piece: its own report, and that of the campaign. */
export interface PieceReports<Kind extends keyof Reports> {
  report: Reports[Kind]
  campaign: Report
}

/** The properties of a section in the studio. */
export interface SectionProps<Kind extends keyof Reports> extends PieceReports<Kind> {
  /** Whether the report is of a part of the campaign: what is not counted in it may well be elsewhere. */
  isPart: boolean
}
