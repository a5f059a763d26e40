import type { Report } from '../api.ts'
import { bucketName, percent } from '../format.ts'
import { words } from '../language.ts'
import { Chart } from '../parts/Chart.tsx'
import { counts, courses } from '../parts/columns.tsx'
import { Figure } from '../parts/Figure.tsx'
import { Later } from '../parts/Later.tsx'
import { Section } from '../parts/Section.tsx'
import { Table } from '../parts/Table.tsx'
import { openings } from '../sentences/uncounted.ts'

export function Uncounted({ report }: { report: Report }) {
  const { uncounted } = words.value
  const { raw, counted } = report.uncounted
  return (
    <Section id="uncounted" says={uncounted} sentence={openings(report)}>
      {raw > counted ? (
        <Later>
          {() => (
            <>
              <Openings report={report} />
              <Reasons report={report} />
            </>
          )}
        </Later>
      ) : null}
    </Section>
  )
}

function Openings({ report: { uncounted, range } }: { report: Report }) {
  const { title, columns } = words.value.uncounted.chart
  const openings = uncounted.buckets.map(({ at, counted, openings }) => {
    return { at, counted, uncounted: Object.values(openings).reduce<number>((sum, n) => sum + (n ?? 0), 0) }
  })
  return (
    <Figure
      id="openings"
      title={title}
      sentence={
        <>
          <b>■</b> {columns.counted} <span class="pale">■</span> {columns.uncounted}
        </>
      }
      chart={() => (
        <Chart label={title} data={{ openings, bucket: range.bucket }} draw={(all) => all.openings} height="low" />
      )}
      table={() => (
        <Table
          id="openings"
          caption={title}
          rows={openings}
          keyOf={({ at }) => at}
          order={{ column: 'at', isDescending: true }}
          columns={[
            { id: 'at', title: columns.at, value: ({ at }) => at, show: ({ at }) => bucketName(at, range.bucket) },
            counts('counted', columns.counted),
            counts('uncounted', columns.uncounted),
          ]}
        />
      )}
    />
  )
}

/** Each reason with its rule beside it. */
function Reasons({ report: { uncounted } }: { report: Report }) {
  const { refusals } = words.value
  const { title, columns } = words.value.uncounted.reasons
  const rows = uncounted.reasons.filter(({ openings }) => openings > 0)
  return (
    <Table
      id="reasons"
      caption={title}
      rows={rows}
      keyOf={({ reason }) => reason}
      order={{ column: 'openings', isDescending: true }}
      columns={[
        {
          id: 'reason',
          title: columns.reason,
          value: ({ reason }) => refusals[reason].name,
          show: ({ reason }) => (
            <>
              {refusals[reason].name}
              <small class="rule only-narrow">{refusals[reason].rule}</small>
            </>
          ),
        },
        counts('openings', columns.openings),
        {
          id: 'share',
          title: columns.share,
          value: (row) => row.openings,
          show: (row) => percent(row.openings / uncounted.raw),
          isNumber: true,
          isMinor: true,
        },
        courses(words.value.carries.roots.columns.spark, rows, ({ reason }) =>
          uncounted.buckets.map(({ openings }) => openings[reason] ?? 0),
        ),
        {
          id: 'rule',
          title: columns.rule,
          show: ({ reason }) => <span class="rule">{refusals[reason].rule}</span>,
          isMinor: true,
        },
      ]}
    />
  )
}
