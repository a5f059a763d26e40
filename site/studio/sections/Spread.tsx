import type { Report } from '../api.ts'
import { asFineAs } from '../format.ts'
import { words } from '../language.ts'
import { Chart } from '../parts/Chart.tsx'
import { counts } from '../parts/columns.tsx'
import { Figure } from '../parts/Figure.tsx'
import { Interval } from '../parts/Interval.tsx'
import { Table } from '../parts/Table.tsx'
import { firstForward, isOver, tendency } from '../sentences/growing.ts'

/** R by generation; nothing while none is old enough. */
export function Generations({ report }: { report: Report }) {
  const { spread, totals } = report
  const { growing } = words.value
  const { title, columns } = growing.generations
  const { generations } = spread
  if (!generations.some(({ reproduction }) => reproduction)) return null
  const data = { generations, isOver: isOver(report) }
  const sentence = data.isOver ? growing.generationsOver : growing.generationsSentence
  return (
    <Figure
      id="generations"
      title={title}
      sentence={sentence}
      chart={() => <Chart label={`${title}. ${sentence}`} data={data} draw={(all) => all.generations} height="low" />}
      table={() => (
        <Table
          id="generations"
          caption={title}
          rows={generations}
          keyOf={({ generation }) => generation}
          columns={[
            { id: 'generation', title: columns.generation, value: ({ generation }) => generation },
            counts('views', columns.views),
            totals.doubtful > 0 && counts('clear', columns.clear),
            counts('forwarders', columns.forwarders),
            {
              id: 'reproduction',
              title: columns.reproduction,
              show: ({ reproduction }) => <Interval estimate={reproduction} isOver={data.isOver} />,
              isNumber: true,
            },
          ]}
        />
      )}
    />
  )
}

/** The limit of R, and the method of its estimate; nothing when it is unknown until when. */
export function InTheEnd({ report }: { report: Report }) {
  const { growing } = words.value
  const { eventual } = report.spread
  const later = tendency(report)
  if (!later) return null
  return (
    <div class="single">
      <h3>{growing.inTheEnd}</h3>
      <p class="figure">{eventual ? asFineAs(eventual)(eventual.value) : growing.early}</p>
      {eventual ? (
        <>
          <p>{growing.interval(asFineAs(eventual)(eventual.low), asFineAs(eventual)(eventual.high))}</p>
          <p>{growing.method(growing.methods[eventual.method] ?? eventual.method)}</p>
        </>
      ) : (
        <p>{later}</p>
      )}
    </div>
  )
}

export function FirstForward({ report }: { report: Report }) {
  const { figure, lines } = firstForward(report)
  return (
    <div class="single">
      <h3>{words.value.growing.first}</h3>
      <p class="figure">{figure}</p>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  )
}
