import type { ComponentType } from 'preact'
import type { Report } from '../site/studio/api.ts'
import type { Reports } from './report-schemas.ts'

/** What a section of the studio shows: the report of its piece, beside that of the campaign. */
export interface SectionProps<Kind extends keyof Reports> {
  report: Reports[Kind]
  campaign: Report
}

type LoadSection<Kind extends keyof Reports> = () => Promise<{ Section: ComponentType<SectionProps<Kind>> }>

const SECTIONS: { [Kind in keyof Reports]: LoadSection<Kind> } = {
  poll: () => import('./poll/Section.tsx'),
}

/** The studio's section of a kind, fetched when a campaign has such a piece. */
export function sectionOf<Kind extends keyof Reports>({ kind }: { kind: Kind }): LoadSection<Kind> {
  return SECTIONS[kind]
}
