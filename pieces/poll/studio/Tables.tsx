import { percent, rate, whole } from '../../../site/studio/format.ts'
import { words as studio } from '../../../site/studio/language.ts'
import { counts, courses, shares } from '../../../site/studio/parts/columns.tsx'
import { type Column, Table } from '../../../site/studio/parts/Table.tsx'
import type { PollReport } from '../contract.ts'
import { words } from './language.ts'

type Choice = PollReport['choices'][number]
type Cell = PollReport['byChannel'][number] & { label?: string | null }

/** Every choice with what it got, while more may come how sure that is, and when. */
export function ChoicesTable({ report: { piece, closed, choices, pick, votes, overTime } }: { report: PollReport }) {
  const { title, columns } = words.value.choices
  const isRanking = pick === 'ranking'
  const all: (Column<Choice> | false)[] = [
    { id: 'choice', title: columns.choice, value: ({ text }) => text },
    counts('votes', isRanking ? words.value.firstPlaces : columns.votes),
    votes.doubtful > 0 && counts('clear', columns.clear, true),
    shares(columns.share, choices, ({ share }) => share.value),
    !closed && {
      id: 'interval',
      title: columns.interval,
      show: ({ share: { low, high } }) => <small>{words.value.interval(percent(low), percent(high))}</small>,
    },
    isRanking && {
      id: 'place',
      title: columns.place,
      value: ({ meanPlace }) => meanPlace ?? null,
      show: ({ meanPlace }) => (meanPlace == null ? studio.value.none : rate(meanPlace)),
      isNumber: true,
    },
    overTime.length > 1 &&
      areChoicesTold(overTime) &&
      courses(columns.course, choices, ({ id }) => overTime.map(({ choices }) => choices[id] ?? 0)),
  ]
  return (
    <div>
      <h3>{title}</h3>
      <Table
        id={`poll-${piece}`}
        caption={title}
        rows={choices}
        columns={all}
        keyOf={({ id }) => id}
        order={{ column: 'votes', isDescending: true }}
      />
    </div>
  )
}

/** Whether it is told of any row what was chosen. */
export const areChoicesTold = (rows: readonly { choices: object }[]) =>
  rows.some(({ choices }) => Object.keys(choices).length > 0)

interface Cells {
  report: PollReport
  by: 'channel' | 'root' | 'generation'
}

/** The same split up: each group, and how it chose. Groups too small to be told apart stand last, as one. */
export function CellsTable({ report, by }: Cells) {
  const { title, column } = words.value.by[by]
  const rows: readonly Cell[] = { channel: report.byChannel, root: report.byRoot, generation: report.byGeneration }[by]
  if (rows.length < 2) return null
  const sort = (cell: Cell) => (cell.key === null ? null : by === 'generation' ? Number(cell.key) : name(cell, by))
  return (
    <div>
      <h3>{title}</h3>
      <Table
        id={`poll-${report.piece}-${by}`}
        caption={title}
        rows={rows}
        keyOf={({ key }) => key ?? ''}
        order={by === 'generation' ? { column: 'cell', isDescending: false } : { column: 'votes', isDescending: true }}
        columns={[
          { id: 'cell', title: column, value: sort, show: (cell) => name(cell, by) },
          counts('votes', words.value.votes),
          ...(areChoicesTold(rows) ? report.choices : []).map(({ id, text }) => ({
            id,
            title: text,
            value: ({ votes, choices }: Cell) => (choices[id] ?? 0) / Math.max(1, votes),
            show: ({ votes, choices }: Cell) => percent((choices[id] ?? 0) / Math.max(1, votes)),
            isNumber: true,
          })),
        ]}
      />
    </div>
  )
}

function name({ key, label }: Cell, by: Cells['by']): string {
  if (key === null) return words.value.small
  if (by === 'root') return label ?? words.value.lost
  const channels: Record<string, string> = studio.value.channels
  return by === 'channel' ? (channels[key] ?? key) : whole(Number(key))
}
