import { partId, partOf } from '../../campaigns/circle-parts.ts'
import { DAY_MS } from '../../campaigns/durations.ts'
import { groupBy } from '../../campaigns/group-by.ts'
import type { CirclesManifest } from '../../campaigns/manifest.ts'
import {
  type PartQuarter,
  type PartRow,
  readCircleQuarters,
  readParts,
  readSplits,
} from '../../db/campaign/circles/parts.ts'
import type { ReadHistory } from '../../db/campaign/history.ts'
import { QUARTER_MS } from '../../db/campaign/quarters.ts'
import type { Engine } from '../../db/engine.ts'
import type { CatalogueEntry } from '../catalogue.ts'
import { nameOfPart } from '../circle-names.ts'
import { areTold } from './anonymity.ts'
import { bucketAt } from './buckets.ts'
import { add, quartersOf } from './circle-selection.ts'
import type { CirclesAnswer } from './contract/circles-schema.ts'
import type { Report, ReportQuery } from './contract/report-schema.ts'
import { type Range, rangeOf } from './range.ts'

interface Sources {
  engine: Engine
  readHistory: ReadHistory
  now: number
  /** Whether figures of a few fans are told, as to owners. */
  isOwner: boolean
}

type Figures = NonNullable<CirclesAnswer['circles'][number]['figures']>

/** A part of a circle as the studio names it: always with its number. */
export const shownId = (whole: string, number: number) => `${whole}.${number}`

/** The circles of a report, and their parts where they were divided; those of a few fans are for owners to look at alone. */
export async function circlesOf(
  { slug, circles }: CatalogueEntry,
  engine: Engine,
  isOwner: boolean,
): Promise<Report['circles']> {
  if (!circles) return []
  const parts = await readParts(engine, slug)
  return circles.list.map(({ id, name }) => {
    const own = parts.filter(({ whole }) => whole === id)
    const isFew = !areTold([{ views: own.reduce((sum, { views }) => sum + views, 0) }], isOwner)
    const shown = own.length > 1 && areTold(own, isOwner) ? own : []
    return {
      id,
      name,
      ...(isFew && { few: true }),
      parts: shown.map((part) => ({ id: shownId(id, part.number), name: nameOfPart(circles, part) })),
    }
  })
}

/** The figures of every circle in a period. */
export async function readCircles(
  campaign: CatalogueEntry & { circles: CirclesManifest },
  query: Pick<ReportQuery, 'from' | 'to' | 'bucket' | 'zone'>,
  { engine, readHistory, now, isOwner }: Sources,
): Promise<CirclesAnswer> {
  const { slug, circles } = campaign
  const range = rangeOf(await readHistory(slug), campaign, query, now)
  const since = Math.min(range.from, now - DAY_MS)
  const [parts, splits, rows] = await Promise.all([
    readParts(engine, slug),
    readSplits(engine, slug),
    readCircleQuarters(engine, slug, quartersOf(since, Math.max(range.to, now))),
  ])
  const byPart = groupBy(rows, ({ circle }) => circle)
  const figuresOf = (part: PartRow) => figures(part, byPart.get(part.circle) ?? [], range, now)
  return {
    now,
    size: circles.size,
    splits: circles.splits,
    range: { from: range.from, to: range.to, bucket: range.bucket },
    starts: range.starts,
    circles: circles.list.map(({ id, name, goal = null, place = null }) => {
      const own = parts.filter(({ whole }) => whole === id)
      const shown = (own.length > 0 ? own : [emptyPart(id)]).map((part) => ({ part, counted: figuresOf(part) }))
      const arePartsTold = areTold(own, isOwner)
      return {
        ...{ id, name, goal, place },
        figures: told(sumOf(shown.map(({ counted }) => counted)), isOwner),
        parts: shown.map(({ part, counted }) => ({
          id: shownId(id, part.number),
          name: nameOfPart(circles, part),
          figures: arePartsTold ? counted : null,
          splitAt: part.splitAt,
        })),
      }
    }),
    divisions: splits.map(({ at, who, circle, half, stayed, went }) => {
      return { at, who, part: currentName(circles, circle), half: currentName(circles, half), stayed, went }
    }),
  }
}

/** What a part of a circle that was divided is called. */
function currentName(circles: CirclesManifest, part: string): string {
  const { of, number } = partOf(part)
  return nameOfPart(circles, { whole: of, number, parts: number + 1 })
}

/** A circle without anybody is no crowd, and tells of nobody. */
const told = (counted: Figures, isOwner: boolean) => (areTold([counted], isOwner) ? counted : null)

function figures(
  { views, clear }: PartRow,
  rows: readonly PartQuarter[],
  { from, to, starts }: Range,
  now: number,
): Figures {
  const course = new Array<number>(starts.length).fill(0)
  const counted = { views, clear, inRange: 0, clearInRange: 0, today: 0, course }
  for (const row of rows) {
    const at = row.quarter * QUARTER_MS
    if (at >= now - DAY_MS) counted.today += row.views
    if (at < from || at >= to) continue
    counted.inRange += row.views
    counted.clearInRange += row.clear
    add(course, bucketAt(starts, at), row.views)
  }
  return counted
}

function sumOf(all: readonly Figures[]): Figures {
  const [first, ...others] = all
  if (!first) throw new Error('A circle has one part at least')
  return others.reduce(
    (sum, each) => ({
      views: sum.views + each.views,
      clear: sum.clear + each.clear,
      inRange: sum.inRange + each.inRange,
      clearInRange: sum.clearInRange + each.clearInRange,
      today: sum.today + each.today,
      course: sum.course.map((count, i) => count + (each.course[i] ?? 0)),
    }),
    first,
  )
}

/** A circle that nobody is in yet. */
const emptyPart = (id: string): PartRow => ({
  ...{ circle: partId(id, 1), whole: id, number: 1, parts: 1, views: 0, clear: 0, reached: 0, splitAt: null },
})
