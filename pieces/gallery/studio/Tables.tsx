import { bucketName, whole } from '../../../site/studio/format.ts'
import { words as studio } from '../../../site/studio/language.ts'
import { Chart } from '../../../site/studio/parts/Chart.tsx'
import { counts, shares } from '../../../site/studio/parts/columns.tsx'
import { Figure } from '../../../site/studio/parts/Figure.tsx'
import { Table } from '../../../site/studio/parts/Table.tsx'
import type { PieceReports } from '../../section-kind.ts'
import type { GalleryReport } from '../contract.ts'
import { words } from './language.ts'

type Cell = GalleryReport['byChannel'][number]

const STATES = ['shown', 'waiting', 'refused'] as const

/** How many photos are shown, wait and were refused. */
export function StatesTable({ piece, photos }: { piece: string; photos: NonNullable<GalleryReport['photos']> }) {
  const { title, column, photos: number, share, ...names } = words.value.states
  const rows = STATES.map((state) => ({ state, photos: photos[state] }))
  const all = Math.max(
    1,
    rows.reduce((sum, row) => sum + row.photos, 0),
  )
  return (
    <div>
      <h3>{title}</h3>
      <Table
        id={`gallery-${piece}`}
        caption={title}
        rows={rows}
        keyOf={({ state }) => state}
        columns={[
          { id: 'state', title: column, show: ({ state }) => names[state] },
          counts('photos', number),
          shares(share, rows, (row) => row.photos / all),
        ]}
      />
    </div>
  )
}

/** The same split up by how their fans came. Groups too small to be told apart stand last, as one. */
export function CellsTable({ report, by }: { report: GalleryReport; by: 'channel' | 'generation' }) {
  const { title, column } = words.value.by[by]
  const rows = by === 'channel' ? report.byChannel : report.byGeneration
  if (rows.length < 2) return null
  const all = Math.max(
    1,
    rows.reduce((sum, { photos }) => sum + photos, 0),
  )
  return (
    <div>
      <h3>{title}</h3>
      <Table
        id={`gallery-${report.piece}-${by}`}
        caption={title}
        rows={rows}
        keyOf={({ key }) => key ?? ''}
        order={by === 'generation' ? { column: 'cell', isDescending: false } : { column: 'photos', isDescending: true }}
        columns={[
          {
            ...{ id: 'cell', title: column, show: (cell: Cell) => name(cell, by) },
            value: ({ key }) => (key === null || by === 'channel' ? key : Number(key)),
          },
          counts('photos', words.value.states.photos),
          shares(words.value.states.share, rows, ({ photos }) => photos / all),
        ]}
      />
    </div>
  )
}

function name({ key }: Cell, by: 'channel' | 'generation'): string {
  if (key === null) return words.value.small
  const channels: Record<string, string> = studio.value.channels
  return by === 'channel' ? (channels[key] ?? key) : whole(Number(key))
}

/** Photos by the moment at which they came in. */
export function OverTime({ report: { piece, overTime }, campaign: { range } }: PieceReports<'gallery'>) {
  const { title, columns, most } = words.value.courseOf
  const [first] = overTime
  if (!first || overTime.length < 2) return null
  const fullest = overTime.reduce((a, b) => (b.photos > a.photos ? b : a), first)
  return (
    <Figure
      id={`gallery-${piece}-time`}
      title={title}
      sentence={most(whole(fullest.photos), bucketName(fullest.at, range.bucket))}
      chart={() => (
        <Chart
          label={title}
          data={{
            overTime: overTime.map(({ at, photos }) => ({ at, votes: photos, choices: { photos } })),
            choices: [{ id: 'photos', text: columns.photos }],
            bucket: range.bucket,
          }}
          draw={({ votes }) => votes}
          height="low"
        />
      )}
      table={() => (
        <Table
          id={`gallery-${piece}-times`}
          caption={title}
          rows={overTime}
          keyOf={({ at }) => at}
          order={{ column: 'at', isDescending: true }}
          columns={[
            { id: 'at', title: columns.at, value: ({ at }) => at, show: ({ at }) => bucketName(at, range.bucket) },
            counts('photos', columns.photos),
          ]}
        />
      )}
    />
  )
}
