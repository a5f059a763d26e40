import { percent, whole } from '../../site/studio/format.ts'
import { words as studio } from '../../site/studio/language.ts'
import { courses } from '../../site/studio/parts/columns.tsx'
import { Figure } from '../../site/studio/parts/Figure.tsx'
import { Section as Answered } from '../../site/studio/parts/Section.tsx'
import { type Column, Table } from '../../site/studio/parts/Table.tsx'
import { nothingCounted } from '../nothing-counted.ts'
import type { SectionProps } from '../section-kind.ts'
import type { VideoReport } from './contract.ts'
import { Curve } from './studio/Curve.tsx'
import { words } from './studio/language.ts'
import { leavingTenth } from './studio/leaving.ts'

type Cell = VideoReport['byChannel'][number]

const most = (tenths: readonly number[]) => Math.max(1, ...tenths)
const shareAt = (tenths: readonly number[], tenth: number) => percent((tenths[tenth] ?? 0) / most(tenths))

/** A film: where people stopped. */
export function Section({ report, campaign, isPart }: SectionProps<'video'>) {
  const { piece, title, tenths } = report
  const isEmpty = tenths.every((plays) => plays === 0)
  const none = nothingCounted(words.value, { isPart, isClosed: campaign.campaign.phase === 'closed' })
  return (
    <Answered
      id={`film-${piece}`}
      says={{ question: title, counted: words.value.counted }}
      sentence={isEmpty ? none : sentence(tenths)}
    >
      {!isEmpty && (
        <>
          <Stops report={report} />
          <CellsTable report={report} by="channel" />
          <CellsTable report={report} by="generation" />
        </>
      )}
    </Answered>
  )
}

function sentence(tenths: readonly number[]): string {
  const tenth = leavingTenth(tenths)
  return words.value.stays(whole(most(tenths)), shareAt(tenths, 10), percent(tenth / 10), percent((tenth + 1) / 10))
}

function Stops({ report: { piece, tenths } }: { report: VideoReport }) {
  const { curve, columns } = words.value
  return (
    <Figure
      id={`film-${piece}-stops`}
      title={curve}
      chart={() => <Curve tenths={tenths} label={sentence(tenths)} />}
      table={() => (
        <Table
          id={`film-${piece}-stops`}
          caption={curve}
          rows={tenths.map((plays, tenth) => ({ tenth, plays }))}
          keyOf={({ tenth }) => tenth}
          columns={[
            { id: 'reached', title: columns.reached, show: ({ tenth }) => percent(tenth / 10) },
            { id: 'plays', title: columns.plays, show: ({ plays }) => whole(plays), isNumber: true },
            { id: 'share', title: columns.share, show: ({ tenth }) => shareAt(tenths, tenth), isNumber: true },
          ]}
        />
      )}
    />
  )
}

/** The same split up. Groups too small to be told apart stand last, as one. */
function CellsTable({ report, by }: { report: VideoReport; by: 'channel' | 'generation' }) {
  const { half, end, course, columns } = words.value
  const { title, column } = words.value.by[by]
  const rows = by === 'channel' ? report.byChannel : report.byGeneration
  if (rows.length < 2) return null
  const at = (id: string, title: string, tenth: number): Column<Cell> => ({
    ...{ id, title, isNumber: true },
    value: ({ tenths }) => (tenths[tenth] ?? 0) / most(tenths),
    show: ({ tenths }) => shareAt(tenths, tenth),
  })
  const all: Column<Cell>[] = [
    {
      ...{ id: 'cell', title: column, show: (cell: Cell) => name(cell, by) },
      value: ({ key }) => (key === null || by === 'channel' ? key : Number(key)),
    },
    {
      ...{ id: 'plays', title: columns.plays, isNumber: true },
      ...{ value: ({ tenths }: Cell) => most(tenths), show: ({ tenths }: Cell) => whole(most(tenths)) },
    },
    at('half', half, 5),
    at('end', end, 10),
    courses(course, rows, ({ tenths }) => tenths),
  ]
  return (
    <div>
      <h3>{title}</h3>
      <Table
        id={`film-${report.piece}-${by}`}
        caption={title}
        rows={rows}
        keyOf={({ key }) => key ?? ''}
        order={by === 'generation' ? { column: 'cell', isDescending: false } : { column: 'plays', isDescending: true }}
        columns={all}
      />
    </div>
  )
}

function name({ key }: Cell, by: 'channel' | 'generation'): string {
  if (key === null) return words.value.small
  const channels: Record<string, string> = studio.value.channels
  return by === 'channel' ? (channels[key] ?? key) : whole(Number(key))
}
