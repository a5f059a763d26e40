import type { Report } from '../api.ts'
import { whole } from '../format.ts'
import { words } from '../language.ts'
import { makeUp } from '../sentences/far.ts'

/** The make-up of the views, in a line; on demand the meaning of each word in it, and what cannot be known. */
export function MakeUp({ report }: { report: Report }) {
  const { far, doubt } = words.value
  const said = makeUp(report)
  if (!said) return null
  const { counter, clear } = report.totals
  const { twice } = report.unknown
  return (
    <details class="make-up">
      <summary>{said}</summary>
      <dl>
        {(['clear', 'doubtful', 'voided'] as const).map((kind) => (
          <div key={kind}>
            <dt>{far.rules[kind].name}</dt>
            <dd>{far.rules[kind].rule}</dd>
          </div>
        ))}
        <div>
          <dt>{far.counter.name}</dt>
          <dd>{counter === 'clear' ? far.counter.clear(whole(clear)) : far.counter.all}</dd>
        </div>
        {twice > 0 && (
          <div>
            <dt>{doubt.unknown}</dt>
            <dd>{doubt.twice(twice, whole(twice))}</dd>
          </div>
        )}
      </dl>
    </details>
  )
}
