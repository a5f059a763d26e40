import type { ComponentChildren } from 'preact'
import { whole } from '../format.ts'
import { words } from '../language.ts'
import { generationsCell } from '../sentences/far.ts'
import { Share } from './Share.tsx'
import { Sparkline, summed } from './Sparkline.tsx'
import type { Column } from './Table.tsx'

/** A figure; null where it is not told. */
type Figure = number | null

const shown = (figure: Figure, show: (figure: number) => ComponentChildren) =>
  figure === null ? words.value.none : show(figure)

/** A column of counts: the row's property of this name. */
export function counts<Name extends string>(name: Name, title: string, isMinor = false): Column<Record<Name, Figure>> {
  const value = (row: Record<Name, Figure>) => row[name]
  const show = (row: Record<Name, Figure>) => shown(value(row), whole)
  return { id: name, title, value, show, isNumber: true, isMinor }
}

/** A column of generations; those of a link are counted up to 64. Null where it could tell who somebody is. */
export function depths(title: string): Column<{ depth: Figure }> {
  return {
    id: 'depth',
    title,
    value: ({ depth }) => depth,
    show: ({ depth }) => shown(depth, generationsCell),
    isNumber: true,
    isMinor: true,
  }
}

/** Parts of a whole, 0 to 1: the longest bar is that of the largest part. */
export function shares<Row>(title: string, rows: readonly Row[], value: (row: Row) => Figure): Column<Row> {
  const most = Math.max(0, ...rows.map((row) => value(row) ?? 0))
  const show = (row: Row) => shown(value(row), (part) => <Share value={part} most={most} />)
  return { id: 'share', title, value, show, isNumber: true, isBar: true }
}

/** A column of sparklines, all on one scale. */
export function courses<Row>(
  title: string,
  rows: readonly Row[],
  values: (row: Row) => readonly number[],
): Column<Row> {
  const most = Math.max(1, ...rows.flatMap((row) => summed(values(row))))
  const show = (row: Row) => <Sparkline values={summed(values(row))} most={most} />
  return { id: 'spark', title, show, isMinor: true }
}
