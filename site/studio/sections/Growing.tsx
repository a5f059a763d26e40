import type { Report } from '../api.ts'
import { drawGenerations } from '../charts/generations-chart.ts'
import { drawViews } from '../charts/views-chart.ts'
import { bucketName, ratio, span, whole } from '../format.ts'
import { words } from '../language.ts'
import { Chart } from '../parts/Chart.tsx'
import { counts } from '../parts/columns.tsx'
import { Figure } from '../parts/Figure.tsx'
import { Interval } from '../parts/Interval.tsx'
import { Later } from '../parts/Later.tsx'
import { Section } from '../parts/Section.tsx'
import { Table } from '../parts/Table.tsx'
import { isCompared } from '../selection.ts'

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
                {report.spread.reproduction && <Generations report={report} />}
                <FirstForward report={report} />
              </div>
            )}
          </Later>
        </>
      )}
    </Section>
  )
}

function growth({ campaign, totals, spread: { reproduction, trend } }: Report): string {
  const { growing } = words.value
  if (totals.views === 0) return growing.empty
  if (!reproduction) return growing.tooYoung
  const { value, low, high } = reproduction
  // As it is written: an interval that reads “to 1.00” does not leave 1 out.
  const [least, most] = [Math.round(low * 100), Math.round(high * 100)]
  if (campaign.phase === 'closed') return growing.sentences.over(ratio(value), ratio(low), ratio(high))
  const kind = least > 100 ? 'yes' : most < 100 ? 'no' : 'even'
  const said = growing.sentences[kind](ratio(value), ratio(low), ratio(high))
  if (!trend) return said
  return `${said} ${trend.kind === 'doubling' ? growing.doubling(span(trend.ms)) : growing.halving(span(trend.ms))}`
}

/** Views per bucket, with the window before. */
function Views({ report: { views, range, now } }: { report: Report }) {
  const { growing } = words.value
  const { title, columns } = growing.views
  const most = views.reduce((top, each) => (each.views > (top?.views ?? 0) ? each : top), views[0])
  const isOpen = now - range.to < 60_000
  const legend = isOpen && views.at(-1)?.views ? `  □ ${growing.unfinished}` : ''
  const sentence = most?.views
    ? growing.viewsSentence(whole(most.views), bucketName(most.at, range.bucket))
    : growing.noViews
  const data = { views, range, isCompared: isCompared.value, isOpen }
  return (
    <Figure
      id="views"
      title={title}
      sentence={sentence + legend}
      chart={() => <Chart label={`${title}. ${sentence}`} data={data} draw={drawViews} height="tall" />}
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
            counts('before', columns.before),
          ]}
        />
      )}
    />
  )
}

function Generations({ report: { spread } }: { report: Report }) {
  const { growing } = words.value
  const { title, columns } = growing.generations
  const { generations } = spread
  const deepest = generations.findLast(({ reproduction }) => reproduction)?.generation
  const sentence = growing.generationsSentence(whole(deepest ?? 0))
  return (
    <Figure
      id="generations"
      title={title}
      sentence={sentence}
      chart={() => <Chart label={`${title}. ${sentence}`} data={generations} draw={drawGenerations} height="low" />}
      table={() => (
        <Table
          id="generations"
          caption={title}
          rows={generations}
          keyOf={({ generation }) => generation}
          columns={[
            { id: 'generation', title: columns.generation, value: ({ generation }) => generation },
            counts('views', columns.views),
            counts('nodes', columns.nodes),
            counts('forwarders', columns.forwarders),
            {
              id: 'reproduction',
              title: columns.reproduction,
              show: ({ reproduction }) => <Interval estimate={reproduction} />,
              isNumber: true,
            },
          ]}
        />
      )}
    />
  )
}

function FirstForward({ report: { spread } }: { report: Report }) {
  const { growing, none } = words.value
  const { firstForward } = spread
  return (
    <div class="single">
      <h3>{growing.first}</h3>
      <p class="figure">{firstForward ? span(firstForward.medianMs) : none}</p>
      <p>
        {firstForward
          ? growing.firstNinetieth(span(firstForward.ninetiethMs), whole(firstForward.forwarders))
          : growing.nobodyYet}
      </p>
    </div>
  )
}
