import type { CirclesAnswer } from '../../../api/studio/contract/circles-schema.ts'
import type { Report } from '../api.ts'
import { whole } from '../format.ts'
import { locale } from '../language.ts'
import { words } from './language.ts'

export type Circle = CirclesAnswer['circles'][number]
export type Part = Circle['parts'][number]
export type Figures = NonNullable<Circle['figures']>

type Counter = 'clear' | 'all'

/** What the circle's own counter shows, and its goal counts. */
export const reachedBy = ({ views, clear }: Figures, counter: Counter): number => (counter === 'all' ? views : clear)

/** The fullest first; those whose figures may not be told come last. */
export const fullest = (circles: readonly Circle[]): Circle[] =>
  circles.toSorted((a, b) => (b.figures?.inRange ?? -1) - (a.figures?.inRange ?? -1))

/** Circles whose figures may be told, the fullest first. */
export function ranked(circles: readonly Circle[]): (Circle & { figures: Figures })[] {
  return circles
    .flatMap((circle) => (circle.figures ? [{ ...circle, figures: circle.figures }] : []))
    .toSorted((a, b) => b.figures.inRange - a.figures.inRange || b.figures.views - a.figures.views)
}

/** Who is ahead in the period, and how the goals stand. */
export function standing({ circles }: CirclesAnswer, counter: Counter): string {
  const told = ranked(circles)
  const all = told.reduce((sum, { figures }) => sum + figures.views, 0)
  if (all === 0) return told.length < circles.length ? words.value.fewSoFar : words.value.empty
  const first = told.find(({ figures }) => figures.inRange > 0)
  if (!first) return words.value.noneInRange
  return [leading(first, told, circles), goals(told, counter)].filter(Boolean).join(' ')
}

function leading(
  first: Circle & { figures: Figures },
  told: readonly (Circle & { figures: Figures })[],
  circles: readonly Circle[],
) {
  const { inRange } = first.figures
  const views = words.value.views(inRange, whole(inRange))
  const level = told.filter(({ figures }) => figures.inRange === inRange)
  if (level.length === circles.length && level.length > 1) return words.value.allLevel(views)
  const [one, other, third] = level
  if (one && other && !third) return words.value.level(one.name, other.name, views)
  return words.value.leads(first.name, views)
}

function goals(told: readonly (Circle & { figures: Figures })[], counter: Counter): string | undefined {
  const measured = told.filter(({ goal }) => goal !== null)
  const reached = measured.filter(({ goal, figures }) => reachedBy(figures, counter) >= (goal ?? 0)).length
  if (measured.length === 0) return undefined
  return reached > 0 ? words.value.goals(reached, whole(reached), whole(measured.length)) : words.value.noGoalReached
}

/** What the tables of channels and first links leave out, while one circle or a part of one is looked at. */
export function leftOut({ totals, roots, circles }: Report, chosen: string | undefined): string[] {
  if (chosen === undefined) return []
  if (circles.some(({ parts }) => parts.some(({ id }) => id === chosen))) return [words.value.partAlone]
  if (roots.some(({ reach }) => reach === null)) return []
  const elsewhere = totals.inRange - roots.reduce((sum, { reach }) => sum + (reach ?? 0), 0)
  return elsewhere > 0 ? [words.value.elsewhere(elsewhere, whole(elsewhere))] : []
}

/** What else is to be known: parts to be divided, and circles too small to be told. */
export function notes({ circles, size, splits }: CirclesAnswer): string[] {
  const beyond = splits === 'asked' ? circles.flatMap(({ parts }) => parts).filter((part) => isBeyond(part, size)) : []
  const few = circles.filter(({ figures }) => figures === null).length
  return [
    ...(beyond.length > 0
      ? [words.value.outgrown(beyond.length, list(beyond.map(({ name }) => name)), whole(size))]
      : []),
    ...(few > 0 ? [words.value.few(few, whole(few))] : []),
  ]
}

export const isBeyond = ({ figures }: Pick<Part, 'figures'>, size: number): boolean =>
  figures !== null && figures.clear > size

/** Names one after another, as the language does. */
export const list = (names: readonly string[]): string => listFormat().format(names)

const listFormat = () => new Intl.ListFormat(locale.value, { type: 'conjunction' })
