import { useSignal } from '@preact/signals'
import type { CirclesAnswer } from '../../../api/studio/contract/circles-schema.ts'
import { bucketName, shortDate, span, whole } from '../format.ts'
import { isPrinted } from '../inks.ts'
import { words as studio } from '../language.ts'
import { Figure } from '../parts/Figure.tsx'
import { summed } from '../parts/Sparkline.tsx'
import { Table } from '../parts/Table.tsx'
import { CircleName, isFaint } from './CircleName.tsx'
import { words } from './language.ts'
import { ranked } from './sentences.ts'

/** The most charts at first: three or four rows of a laptop. */
const FEW = 16
/** The least height of a view, as a share of the scale: what is there is seen. */
const LEAST = 0.03

/** Views over time of every circle, side by side on one scale. */
export function Multiples({ answer }: { answer: CirclesAnswer }) {
  const isWhole = useSignal(false)
  const { sideBySide } = words.value
  const { range, starts } = answer
  const all = ranked(answer.circles).map((circle) => ({ ...circle, steps: summed(circle.figures.course) }))
  const shown = isWhole.value || isPrinted.value ? all : all.slice(0, FEW)
  const most = Math.max(0, ...all.flatMap(({ steps }) => steps))
  if (most === 0 || all.length < 2 || starts.length < 2) return null
  const sentence = sideBySide.scale(
    words.value.views(most, whole(most)),
    span(stepMs(starts, all[0]?.steps.length ?? 1)),
    shortDate(range.from),
    shortDate(range.to),
  )
  return (
    <Figure
      id="circles-course"
      title={sideBySide.title}
      sentence={sentence}
      chart={() => (
        <>
          <ul class="multiples">
            {shown.map(({ id, name, figures, steps }) => (
              <li key={id} data-faint={isFaint(id) || undefined}>
                <p>
                  <CircleName id={id} name={name} figures={figures} /> <span>{whole(figures.inRange)}</span>
                </p>
                <Course values={steps} most={most} />
              </li>
            ))}
          </ul>
          {all.length > FEW && (
            <button
              type="button"
              class="quiet"
              onClick={() => {
                isWhole.value = !isWhole.value
              }}
            >
              {isWhole.value ? studio.value.less : studio.value.more(whole(all.length))}
            </button>
          )}
        </>
      )}
      table={() => (
        <Table
          id="circles-course"
          caption={sideBySide.title}
          rows={starts.map((at, i) => ({ at, i }))}
          keyOf={({ at }) => at}
          order={{ column: 'at', isDescending: true }}
          columns={[
            { id: 'at', title: sideBySide.at, value: ({ at }) => at, show: ({ at }) => bucketName(at, range.bucket) },
            ...all.map(({ id, name, figures }) => ({
              id,
              title: name,
              value: ({ i }: { i: number }) => figures.course[i] ?? 0,
              show: ({ i }: { i: number }) => whole(figures.course[i] ?? 0),
              isNumber: true,
            })),
          ]}
        />
      )}
    />
  )
}

/** How long a step is: so many buckets, of which those are of one length but for hours that clocks skip. */
function stepMs(starts: readonly number[], steps: number): number {
  const [first = 0, second = 0] = starts.slice(-2)
  return Math.ceil(starts.length / steps) * (second - first)
}

/** Steps from the baseline, as wide as their place. The figures beside it and the table say the same. */
function Course({ values, most }: { values: readonly number[]; most: number }) {
  const height = (value: number) => (value > 0 ? Math.max(LEAST, value / most) : 0)
  const steps = values.map((value, i) => `V${(1 - height(value)).toFixed(3)}H${i + 1}`).join('')
  return (
    <svg viewBox={`0 0 ${values.length} 1`} preserveAspectRatio="none" aria-hidden="true">
      <path d={`M0 1${steps}V1Z`} />
    </svg>
  )
}
