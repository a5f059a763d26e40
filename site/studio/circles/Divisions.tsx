import type { CirclesAnswer } from '../../../api/studio/contract/circles-schema.ts'
import { moment, whole } from '../format.ts'
import { Table } from '../parts/Table.tsx'
import { words } from './language.ts'

/** What was divided so far, by somebody or by itself. */
export function Divisions({ answer: { divisions, now } }: { answer: CirclesAnswer }) {
  const { title, columns, byItself, what } = words.value.divided
  if (divisions.length === 0) return null
  return (
    <div class="divisions">
      <h3>{title}</h3>
      <Table
        id="divisions"
        caption={title}
        rows={divisions}
        keyOf={({ half }) => half}
        columns={[
          { id: 'at', title: columns.at, show: ({ at }) => moment(at, now) },
          { id: 'who', title: columns.who, show: ({ who }) => who ?? byItself },
          {
            id: 'what',
            title: columns.what,
            show: ({ part, half, stayed, went }) => (
              <span class="rule">{what(part, whole(stayed), half, whole(went))}</span>
            ),
          },
        ]}
      />
    </div>
  )
}
