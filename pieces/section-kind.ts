import type { Report } from '../site/studio/api.ts'
import type { Reports } from './reports.ts'

/** What a section of the studio shows: the report of its piece, beside that of the campaign. */
export interface SectionProps<Kind extends keyof Reports> {
  report: Reports[Kind]
  campaign: Report
}
