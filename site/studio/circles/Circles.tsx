import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Report } from '../api.ts'
import { whole } from '../format.ts'
import { heardAt } from '../live-report.ts'
import { asides } from '../parts/asides.ts'
import { Later } from '../parts/Later.tsx'
import { Section } from '../parts/Section.tsx'
import { reportQuery } from '../selection.ts'
import { useAnswer } from '../use-answer.ts'
import { asidesOf } from './asides.ts'
import { CircleMap } from './CircleMap.tsx'
import stylesheet from './circles.css?inline'
import { Divisions } from './Divisions.tsx'
import { words } from './language.ts'
import { Multiples } from './Multiples.tsx'
import { Ranking } from './Ranking.tsx'
import { readCircles, readMap } from './requests.ts'
import { leftOut, notes, standing } from './sentences.ts'

export { CircleOptions } from './CircleOptions.tsx'
export { words } from './language.ts'
export { selectCircle } from './select-circle.ts'

const sheet = new CSSStyleSheet()
sheet.replaceSync(stylesheet)
document.adoptedStyleSheets.push(sheet)

/** The least time between two readings, however often the report comes. */
const FRESH_MS = 5000

/** Nothing is said in a campaign that is looked at next. */
const forgetAsides = () => {
  asides.value = undefined
}

/** How each circle is doing: on a map, ranked, and side by side. */
export function Circles({ report }: { report: Report }) {
  const { slug } = report.campaign
  const divided = useSignal(0)
  const query = reportQuery(report.now)
  const { channel, root, circle, ...period } = query
  const moment = Math.floor((heardAt.value ?? 0) / FRESH_MS)
  const answer = useAnswer(() => readCircles(slug, period), [slug, JSON.stringify(period), moment, divided.value]).value
  const isPlaced = answer?.circles.some(({ place }) => place !== null)
  const outlines = useAnswer(isPlaced ? () => readMap(slug) : undefined, [slug]).value
  useEffect(() => {
    asides.value = circle === undefined ? undefined : asidesOf(report, circle)
  }, [report, circle])
  useEffect(() => forgetAsides, [])
  if (!answer) return null
  const { size, splits } = answer
  const says = { question: words.value.question, counted: words.value.counted(whole(size), splits === 'auto') }
  const said = [...notes(answer), ...leftOut(report, circle)]
  return (
    <Section id="circles" says={says} sentence={standing(answer, report.totals.counter)}>
      {said.length > 0 && (
        <div class="shape">
          {said.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </div>
      )}
      <div class={outlines ? 'map-and-ranking' : undefined}>
        {outlines && <CircleMap circles={answer.circles} outlines={outlines} />}
        <Ranking
          answer={answer}
          report={report}
          onDivided={() => {
            divided.value++
          }}
        />
      </div>
      <Later>
        {() => (
          <>
            <Multiples answer={answer} />
            <Divisions answer={answer} />
          </>
        )}
      </Later>
    </Section>
  )
}
