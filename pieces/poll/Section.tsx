import { bucketName, dateAndTime, whole } from '../../site/studio/format.ts'
import { Chart } from '../../site/studio/parts/Chart.tsx'
import { counts } from '../../site/studio/parts/columns.tsx'
import { Figure } from '../../site/studio/parts/Figure.tsx'
import { Later } from '../../site/studio/parts/Later.tsx'
import { Section as Answered } from '../../site/studio/parts/Section.tsx'
import { Table } from '../../site/studio/parts/Table.tsx'
import type { PieceReports, SectionProps } from '../section-kind.ts'
import type { PollReport } from './contract.ts'
import { words } from './studio/language.ts'
import { leader, turnout, withoutDoubt } from './studio/sentences.ts'
import { areChoicesTold, CellsTable, ChoicesTable } from './studio/Tables.tsx'

type Reports = PieceReports<'poll'>

/** A poll: how it stands, how many voted, and what the votes are worth. */
export function Section({ report: poll, campaign, isPart }: SectionProps<'poll'>) {
  const { piece, title, result, closes, closed, votes } = poll
  const isEmpty = votes.clear + votes.doubtful + votes.voided === 0
  const rules = [words.value.shown[result], closes !== null && !closed && words.value.until(dateAndTime(closes))]
  const says = { question: title, counted: [...words.value.counted, rules.filter(Boolean).join(' ')] }
  return (
    <Answered id={`poll-${piece}`} says={says} sentence={leader(poll, words.value, isPart)}>
      {!isEmpty && (
        <>
          {poll.told && <ChoicesTable report={poll} />}
          <p>{turnout(poll, words.value)}</p>
          <Doubt report={poll} campaign={campaign} />
          <Later>
            {() => (
              <>
                <OverTime report={poll} campaign={campaign} />
                {(['channel', 'root', 'generation'] as const).map((by) => (
                  <CellsTable key={by} report={poll} by={by} />
                ))}
                {poll.folded > 0 && <p>{words.value.folded(poll.folded, whole(poll.folded))}</p>}
              </>
            )}
          </Later>
        </>
      )}
    </Answered>
  )
}

/** Doubtful and voided votes; a box that is stuffed from one place grows as a star or a chain, and is flagged as that. */
function Doubt({ report: poll, campaign }: Reports) {
  const { votes } = poll
  const without = withoutDoubt(poll, words.value)
  const links = new Set(campaign.leaks.filter(({ doubtful }) => doubtful > 0).map(({ node }) => node)).size
  if (!without && votes.voided === 0) return null
  return (
    <div class="unknown">
      {without && <p>{without}</p>}
      {without && links > 0 && (
        <p>
          {words.value.stands(links, whole(links))} <a href="#leaks">{words.value.look}</a>
        </p>
      )}
      {votes.voided > 0 && <p>{words.value.voided(votes.voided, whole(votes.voided))}</p>}
    </div>
  )
}

function OverTime({ report: { piece, overTime, choices: all }, campaign: { range } }: Reports) {
  const choices = areChoicesTold(overTime) ? all : []
  const { title, columns, most } = words.value.courseOf
  const fullest = overTime.reduce(
    (a, b) => (b.votes > a.votes ? b : a),
    overTime[0] ?? { at: 0, votes: 0, choices: {} },
  )
  if (overTime.length < 2) return null
  return (
    <Figure
      id={`poll-${piece}-time`}
      title={title}
      sentence={most(whole(fullest.votes), bucketName(fullest.at, range.bucket))}
      chart={() => (
        <Chart
          label={title}
          data={{ overTime, choices, bucket: range.bucket }}
          draw={({ votes }) => votes}
          height="low"
        />
      )}
      table={() => (
        <Table
          id={`poll-${piece}-times`}
          caption={title}
          rows={overTime}
          keyOf={({ at }) => at}
          order={{ column: 'at', isDescending: true }}
          columns={[
            { id: 'at', title: columns.at, value: ({ at }) => at, show: ({ at }) => bucketName(at, range.bucket) },
            counts('votes', columns.votes),
            ...choices.map(({ id, text }) => ({
              id,
              title: text,
              value: (row: PollReport['overTime'][number]) => row.choices[id] ?? 0,
              show: (row: PollReport['overTime'][number]) => whole(row.choices[id] ?? 0),
              isNumber: true,
            })),
          ]}
        />
      )}
    />
  )
}
