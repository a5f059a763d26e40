import type { ComponentType } from 'preact'
import type { Reports } from './reports.ts'
import type { SectionProps } from './section-kind.ts'

type LoadSection<Kind extends keyof Reports> = () => Promise<{ Section: ComponentType<SectionProps<Kind>> }>

const SECTIONS: { [Kind in keyof Reports]: LoadSection<Kind> } = {
  poll: () => import('./poll/Section.tsx'),
  video: () => import('./video/Section.tsx'),
  gallery: () => import('./gallery/Section.tsx'),
  code: () => import('./code/Section.tsx'),
  draw: () => import('./draw/Section.tsx'),
}

/** The studio's section of a kind, loaded for campaigns with such a piece. */
export function sectionOf<Kind extends keyof Reports>({ kind }: { kind: Kind }): LoadSection<Kind> {
  return SECTIONS[kind]
}
