import { Section as Answered } from '../../site/studio/parts/Section.tsx'
import type { SectionProps } from '../section-kind.ts'

/** A gallery: its photos. */
export function Section({ report: { piece, title, photos } }: SectionProps<'gallery'>) {
  return <Answered id={`gallery-${piece}`} says={{ question: title, counted: [] }} sentence={String(photos.shown)} />
}
