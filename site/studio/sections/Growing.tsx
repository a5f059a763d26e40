import type { Report } from '../api.ts'
import { bucketName } from '../format.ts'
import { words } from '../language.ts'
import { Chart } from '../parts/Chart.tsx'
import { counts } from '../parts/columns.tsx'
import { Figure } from '../parts/Figure.tsx'
import { Later } from '../parts/Later.tsx'
import { Section } from '../parts/Section.tsx'
import { Table } from '../parts/Table.tsx'
import { isCompared } from '../selection.ts'
import { fullest, growth, perBucket } from '../sentences/growing.ts'
import { FirstForward, Generations, InTheEnd } from './Spread.tsx'

export function Growing({ report }: { report: Report }) {
  const { growing } = words.value
  return (
    <Section id="growing" says={growing} sentence={growth(report)}>
      {report.totals.views > 0 && (
        <>
          <Views report={report} />
          <Later>
            {() => (
              <div class="beside">
                <Generations report={report} />
                <div>
                  <InTheEnd report={report} />
                  <FirstForward report={report} />
                </div>
              </div>
            )}
          </Later>
        </>
      )}
    </Section>
  )
}

/** Views per bucket, those that carry a doubt on top, with the window before. */
function Views({ report }: { report: Report }) {
  const { growing, far } = words.value
  const { views, range, now } = report
  const { columns } = growing.views
  const title = perBucket(range.bucket)
  const isOpen = now - range.to < 60_000
  const legend =
    views.some((each) => each.clear < each.views) &&
    `■\u00a0${far.rules.clear.name.toLowerCase()} ▨\u00a0${far.rules.doubtful.name.toLowerCase()}`
  const sentence = fullest(report)
  const data = { views, range, isCompared: isCompared.value, isOpen }
  return (
    <Figure
      id="views"
      title={title}
      sentence={[sentence, legend].filter(Boolean).join('\u2002')}
      chart={() => <Chart label={`${title}. ${sentence}`} data={data} draw={(all) => all.views} height="tall" />}
      table={() => (
        <Table
          id="views"
          caption={title}
          rows={views}
          keyOf={({ at }) => at}
          order={{ column: 'at', isDescending: true }}
          columns={[
            { id: 'at', title: columns.at, value: ({ at }) => at, show: ({ at }) => bucketName(at, range.bucket) },
            counts('views', columns.views),
            report.totals.doubtful > 0 && counts('clear', columns.clear),
            counts('before', columns.before),
          ]}
        />
      )}
    />
  )
}
