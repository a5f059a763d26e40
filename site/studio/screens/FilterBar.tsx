import { CHANNEL_IDS } from '../../../campaigns/channels.ts'
import type { Report } from '../api.ts'
import { isHelpShown, switchWall } from '../keyboard.ts'
import { words } from '../language.ts'
import { Later } from '../parts/Later.tsx'
import { Menu } from '../parts/Menu.tsx'
import { useLoaded } from '../parts/use-loaded.ts'
import { BUCKETS, bucket, channel, circle, isCompared, RANGE_IDS, range, root, select } from '../selection.ts'
import type { useCircles } from './use-circles.ts'

const loadExports = () => import('./ExportMenu.tsx')

interface Props {
  report: Report
  circles: ReturnType<typeof useCircles>
}

/** Period, comparison and filters, in one line. */
export function FilterBar(props: Props) {
  const { bar } = words.value
  return (
    <search class="bar" aria-label={bar.label}>
      <Ranges />
      <Later title={bar.label}>{() => <Filters {...props} />}</Later>
    </search>
  )
}

function Filters({ report, circles }: Props) {
  const { bar } = words.value
  const exports = useLoaded(loadExports)
  const isFiltered = channel.value ?? root.value ?? circle.value
  return (
    <>
      <Choice label={bar.bucket} value={bucket.value ?? ''} onChange={(value) => select({ bucket: value })}>
        <option value="">
          {bar.buckets.auto} ({bar.buckets[report.range.bucket]})
        </option>
        {BUCKETS.map((id) => (
          <option key={id} value={id}>
            {bar.buckets[id]}
          </option>
        ))}
      </Choice>
      <label class="check">
        <input
          type="checkbox"
          checked={isCompared.value}
          onChange={(event) => select({ before: event.currentTarget.checked ? undefined : 'no' })}
        />
        {bar.before}
      </label>
      <Choice label={bar.channel} value={channel.value ?? ''} onChange={(value) => select({ channel: value })}>
        <option value="">{bar.everyChannel}</option>
        {CHANNEL_IDS.filter((id) => id === channel.value || report.channels.some((each) => each.channel === id)).map(
          (id) => (
            <option key={id} value={id}>
              {words.value.channels[id]}
            </option>
          ),
        )}
      </Choice>
      <Choice label={bar.root} value={root.value ?? ''} onChange={(value) => select({ root: value })}>
        <option value="">{bar.everyRoot}</option>
        {report.roots.map(({ node, label, reach }) => (
          <option key={node} value={node} disabled={reach === null}>
            {label ?? bar.lostRoot}
          </option>
        ))}
      </Choice>
      {circles && (
        <Choice label={circles.words.value.filter} value={circle.value ?? ''} onChange={circles.selectCircle}>
          <circles.CircleOptions {...report} />
        </Choice>
      )}
      {isFiltered && (
        <button
          type="button"
          class="quiet"
          onClick={() => select({ channel: undefined, root: undefined, circle: undefined })}
        >
          {bar.clear}
        </button>
      )}
      <div class="tools">
        <Menu label={bar.export}>{exports.value && <exports.value.Exports report={report} />}</Menu>
        <button type="button" class="quiet" onClick={switchWall}>
          {bar.wall}
        </button>
        <button
          type="button"
          class="quiet"
          onClick={() => {
            isHelpShown.value = true
          }}
        >
          {bar.keys}
        </button>
      </div>
    </>
  )
}

function Ranges() {
  const { bar } = words.value
  return (
    <fieldset class="ranges">
      <legend class="unseen">{bar.range}</legend>
      {RANGE_IDS.map((id) => (
        <button
          key={id}
          type="button"
          aria-pressed={range.value === id}
          title={bar.rangeNames[id]}
          onClick={() => select({ range: id === 'all' ? undefined : id })}
        >
          {bar.ranges[id]}
        </button>
      ))}
    </fieldset>
  )
}

interface ChoiceProps {
  label: string
  value: string
  onChange: (value: string | undefined) => void
  children: preact.ComponentChildren
}

function Choice({ label, value, onChange, children }: ChoiceProps) {
  return (
    <label class="choice">
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value || undefined)}>
        {children}
      </select>
    </label>
  )
}
