import { useSignal } from '@preact/signals'
import type { CirclesAnswer } from '../../../api/studio/contract/circles-schema.ts'
import type { Report } from '../api.ts'
import { whole } from '../format.ts'
import { isPrinted } from '../inks.ts'
import { words as studio } from '../language.ts'
import { Share } from '../parts/Share.tsx'
import { type Column, Table } from '../parts/Table.tsx'
import { isEditor } from '../session.ts'
import { CircleName, isFaint } from './CircleName.tsx'
import { words } from './language.ts'
import { Split } from './Split.tsx'
import { type Circle, fullest, isBeyond, type Part, reachedBy } from './sentences.ts'

/** The most circles: nobody reads more from top to bottom. */
const FEW = 15

/** A circle, or below it a part of it, which is sorted as its circle is. */
interface Row {
  circle: Circle
  /** Undefined: the circle itself. */
  part: Part | undefined
}

interface Props {
  answer: CirclesAnswer
  report: Report
  /** Asks for the figures again. */
  onDivided: () => void
}

/** Circles by their views, each with its parts below it. */
export function Ranking({ answer, report, onDivided }: Props) {
  const isWhole = useSignal(false)
  const asked = useSignal<{ circle: Circle; part: Part } | undefined>(undefined)
  const { ranking } = words.value
  const { circles } = answer
  const shown = isWhole.value || isPrinted.value ? circles : fullest(circles).slice(0, FEW)
  const rows = shown.flatMap(({ parts, ...circle }): Row[] => {
    const all = { ...circle, parts }
    return [{ circle: all, part: undefined }, ...(parts.length > 1 ? parts.map((part) => ({ circle: all, part })) : [])]
  })
  return (
    <div class="ranking">
      <h3>{ranking.title}</h3>
      <Table
        id="circles"
        caption={ranking.title}
        rows={rows}
        columns={columnsOf(answer, report, (circle, part) => {
          asked.value = { circle, part }
        })}
        keyOf={({ circle, part }) => part?.id ?? circle.id}
        order={{ column: 'views', isDescending: true }}
        isFaint={({ circle, part }) => isFaint(part?.id ?? circle.id)}
      />
      {circles.length > FEW && (
        <button
          type="button"
          class="quiet"
          onClick={() => {
            isWhole.value = !isWhole.value
          }}
        >
          {isWhole.value ? studio.value.less : studio.value.more(whole(circles.length))}
        </button>
      )}
      {isEditor.value && (
        <Split
          slug={report.campaign.slug}
          asked={asked.value}
          onDivided={onDivided}
          onEnd={() => {
            asked.value = undefined
          }}
        />
      )}
    </div>
  )
}

function columnsOf(
  { size, circles }: CirclesAnswer,
  { totals: { counter } }: Report,
  onSplit: (circle: Circle, part: Part) => void,
): (Column<Row> | false)[] {
  const { ranking, noGoal, forOwners } = words.value
  const { columns } = ranking
  const few = () => <small>{forOwners}</small>
  const counted = (id: 'inRange' | 'today', title: string): Column<Row> => ({
    id: id === 'inRange' ? 'views' : id,
    title,
    value: ({ circle: { figures } }) => figures?.[id] ?? null,
    show: ({ circle, part }) => {
      const { figures } = part ?? circle
      return figures ? whole(figures[id]) : few()
    },
    isNumber: true,
    isMinor: id === 'today',
  })
  const ofGoal = ({ circle, part }: Row) => {
    const { figures } = part ?? circle
    return figures && circle.goal !== null ? reachedBy(figures, counter) / circle.goal : null
  }
  const dividing = (row: Row) => <Dividing {...row} onSplit={onSplit} />
  return [
    {
      id: 'circle',
      title: columns.circle,
      value: ({ circle }) => circle.name,
      show: (row) => (
        <>
          <Name {...row} size={size} />
          <span class="only-narrow">{isEditor.value && dividing(row)}</span>
        </>
      ),
    },
    counted('inRange', columns.views),
    circles.some(({ goal }) => goal !== null) && {
      id: 'goal',
      title: columns.goal,
      value: ({ circle }) => ofGoal({ circle, part: undefined }),
      show: (row) => {
        const share = ofGoal(row)
        if (row.circle.goal === null) return row.part ? null : <small>{noGoal}</small>
        return share === null ? few() : <Share value={share} />
      },
      isNumber: true,
      isBar: true,
    },
    counted('today', columns.today),
    isEditor.value && !isPrinted.value && { id: 'split', title: columns.split, show: dividing, isMinor: true },
  ]
}

/** Each half has five clear views at least. */
const LEAST_DIVIDED = 10

/** The button that divides a part, or a circle that has none; nothing where there are too few to divide. */
function Dividing({ circle, part, onSplit }: Row & { onSplit: (circle: Circle, part: Part) => void }) {
  const [only] = circle.parts
  const divided = part ?? (circle.parts.length === 1 ? only : undefined)
  if (!divided || (divided.figures?.views ?? 0) < LEAST_DIVIDED) return null
  return (
    <button
      type="button"
      class="quiet"
      aria-label={words.value.split.openFor(divided.name)}
      onClick={() => onSplit(circle, divided)}
    >
      {words.value.split.open}
    </button>
  )
}

function Name({ circle, part, size }: Row & { size: number }) {
  const { id, name, figures } = part ?? circle
  const [only] = circle.parts
  const isOver = part ? isBeyond(part, size) : circle.parts.length === 1 && only !== undefined && isBeyond(only, size)
  return (
    <span class={part && 'part'}>
      <CircleName id={id} name={name} figures={figures} />
      {isOver && <small> {words.value.beyond(whole(size))}</small>}
    </span>
  )
}
