import type { ComponentType } from 'preact'
import type { Report } from '../site/studio/api.ts'
import type { Reports } from './reports.ts'

/** What a section of the studio shows: the report of its piece, beside that of the campaign. */
export interface SectionProps<Kind extends keyof Reports> {
  report: Reports[Kind]
  campaign: Report
}

type Sections = { [Kind in keyof Reports]: () => Promise<{ Section: ComponentType<SectionProps<Kind>> }> }

const SECTIONS: Sections = {
  poll: () => import('./poll/Section.tsx'),
  video: () => import('./video/Section.tsx'),
}

/** The studio's section of a kind, fetched when a campaign has such a piece. */
export function sectionOf<Kind extends keyof Reports>({ kind }: { kind: Kind }): Sections[Kind] {
  return SECTIONS[kind]
}
