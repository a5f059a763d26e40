import type { Report } from '../site/studio/api.ts'
import type { Reports } from './reports.ts'

/** The properties of a section in the studio: the report of its piece, and that of the campaign. */
export interface SectionProps<Kind extends keyof Reports> {
  report: Reports[Kind]
  campaign: Report
}
