import type { FollowedPiece } from '../../../api/studio/contract/follows-schema.ts'
import { DAY_MS } from '../../../campaigns/durations.ts'
import type { Report } from '../api.ts'
import { percent, whole } from '../format.ts'
import { words as studio } from '../language.ts'
import { courses } from '../parts/columns.tsx'
import { Section } from '../parts/Section.tsx'
import { type Column, Table } from '../parts/Table.tsx'
import { circle } from '../selection.ts'
import { session } from '../session.ts'
import { useAnswer } from '../use-answer.ts'
import { words } from './language.ts'
import { requests } from './requests.ts'
import { liked } from './sentences.ts'

const EVERY_MS = 60_000

/** What this crowd likes: what it opens, reopens and passes on of each piece. */
export function Follows({ report }: { report: Report }) {
  const { slug } = report.campaign
  // A circle alone is for owners.
  const only = session.value?.role === 'owner' ? circle.value : undefined
  const { value: answer } = useAnswer(() => requests.follows(slug, only), [slug, only], EVERY_MS)
  const { follows } = words.value
  if (!answer) return null
  const { pieces, counts } = answer
  const isEmpty = pieces.every(({ opened }) => opened === 0)
  // Nobody asked for it, and nothing was counted: no question.
  if (isEmpty && !counts && only === undefined) return null
  return (
    <Section id="follows" says={follows} sentence={liked(answer, words.value)}>
      {!isEmpty && (
        <Table
          id="follows"
          caption={follows.question}
          rows={pieces}
          columns={columnsOf(pieces)}
          keyOf={({ piece }) => piece}
          order={{ column: 'opened', isDescending: true }}
        />
      )}
    </Section>
  )
}

type Act = 'opened' | 'reopened' | 'passedOn'

function columnsOf(pieces: readonly FollowedPiece[]): (Column<FollowedPiece> | false)[] {
  const { columns, few } = words.value.follows
  const acts = (act: Act, isMinor = false): Column<FollowedPiece> => ({
    ...{ id: act, title: columns[act], isNumber: true, isMinor, value: (piece) => piece[act] },
    show: (piece) => (piece[act] === null ? few : whole(piece[act])),
  })
  return [
    { id: 'piece', title: columns.piece, value: ({ title }) => title },
    acts('opened'),
    acts('reopened', true),
    acts('passedOn'),
    {
      ...{ id: 'passing', title: columns.passing, isNumber: true, isMinor: true },
      value: ({ passing }) => passing?.value ?? null,
      show: ({ passing }) => <Passing estimate={passing} />,
    },
    pieces.some(({ hours }) => hours.length > 0) && courses(columns.course, pieces, (piece) => byDay(piece, pieces)),
  ]
}

/** A share, and the interval that it lies in. */
function Passing({ estimate }: { estimate: FollowedPiece['passing'] }) {
  const { far, growing } = studio.value
  if (!estimate) return <small>{growing.early}</small>
  const { value, low, high } = estimate
  return (
    <span class="interval">
      {percent(value)} <small>{far.range(percent(low), percent(high))}</small>
    </span>
  )
}

/** Openings and reopenings by the day, from the first day of any piece on. */
function byDay({ hours }: FollowedPiece, pieces: readonly FollowedPiece[]): number[] {
  const days = pieces.flatMap((piece) => piece.hours.map(({ at }) => Math.floor(at / DAY_MS)))
  const [first, last] = [Math.min(...days), Math.max(...days)]
  const counts = Array.from({ length: last - first + 1 }, () => 0)
  for (const { at, opened, reopened } of hours) {
    const day = Math.floor(at / DAY_MS) - first
    counts[day] = (counts[day] ?? 0) + opened + reopened
  }
  return counts
}
