import { type Campaigns as Answer, api, Refusal } from '../api.ts'
import { rate, whole } from '../format.ts'
import { words } from '../language.ts'
import { connection, heardAt } from '../live-report.ts'
import { counts, courses } from '../parts/columns.tsx'
import { Link } from '../parts/Link.tsx'
import { Share } from '../parts/Share.tsx'
import { type Column, Table } from '../parts/Table.tsx'
import { reachedOf } from '../sentences/far.ts'
import { useAnswer } from '../use-answer.ts'

type Row = Answer['campaigns'][number]

const FRESH_MS = 3000

/** Asks the API. Resolves with whether it answered. */
async function ask(): Promise<Answer> {
  try {
    const answer = await api.campaigns()
    connection.value = 'asking'
    heardAt.value = Date.now()
    return answer
  } catch (error) {
    if (error instanceof Refusal) connection.value = 'lost'
    throw error
  }
}

/** Every campaign that the member may see, the liveliest first. */
export function Campaigns() {
  const answer = useAnswer(ask, [], FRESH_MS)
  const { campaigns, loading } = words.value
  const rows = answer.value?.campaigns
  const unread = answer.value?.unread.map(({ title }) => title).join(', ')
  return (
    <div class="overview">
      <h1>{campaigns.title}</h1>
      {!rows && <p class="waiting">{loading}</p>}
      {unread && <p>{campaigns.unread(unread)}</p>}
      {rows?.length === 0 && !unread && (
        <p>
          {campaigns.none} {campaigns.noneHint}
        </p>
      )}
      {rows && rows.length > 0 && (
        <Table
          id="campaigns"
          caption={campaigns.title}
          rows={rows}
          columns={columns(rows)}
          keyOf={({ slug }) => slug}
          order={{ column: 'pace', isDescending: true }}
        />
      )}
    </div>
  )
}

function columns(rows: readonly Row[]): Column<Row>[] {
  const { campaigns, phases, far, none } = words.value
  const titles = campaigns.columns
  return [
    {
      id: 'campaign',
      title: titles.campaign,
      value: ({ title }) => title,
      show: ({ slug, title, phase, alerts }) => (
        <>
          <Link href={`/studio/?c=${slug}`}>{title}</Link>
          {phase !== 'private' && <small class="only-narrow">{phases[phase]}</small>}
          {alerts > 0 && <strong class="alert">{campaigns.alerts(alerts, whole(alerts))}</strong>}
        </>
      ),
    },
    { id: 'phase', title: titles.phase, value: ({ phase }) => phases[phase], isMinor: true },
    courses(titles.last24, rows, ({ spark }) => spark),
    counts('views', titles.views),
    counts('clear', titles.clear, true),
    {
      id: 'goal',
      title: titles.goal,
      value: ({ goal, ...row }) => (goal ? reachedOf(row) / goal : null),
      show: ({ goal, ...row }) =>
        goal ? (
          <>
            <small class="of">{far.goal(whole(goal))}</small> <Share value={reachedOf(row) / goal} />
          </>
        ) : (
          <small>{far.noGoal}</small>
        ),
      isNumber: true,
      isBar: true,
      isMinor: true,
    },
    {
      id: 'pace',
      title: titles.pace,
      value: ({ pace }) => pace.perHour?.value ?? null,
      show: ({ pace, views, phase }) =>
        pace.perHour ? (
          rate(pace.perHour.value)
        ) : (
          <small>{views > 0 && phase !== 'closed' ? far.tooYoung : none}</small>
        ),
      isNumber: true,
    },
  ]
}
