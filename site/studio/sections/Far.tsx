import type { Report } from '../api.ts'
import { change, percent, whole } from '../format.ts'
import { words } from '../language.ts'
import { BigNumber } from '../parts/BigNumber.tsx'
import { Section } from '../parts/Section.tsx'
import { isCompared } from '../selection.ts'
import { ahead, lately, reachedOf, standing } from '../sentences/far.ts'
import { chain } from '../sentences/travels.ts'
import { FirstLink } from './FirstLink.tsx'
import { MakeUp } from './MakeUp.tsx'

/** Views now, what they are made of, against the goal, and when it is reached. */
export function Far({ report }: { report: Report }) {
  const { far } = words.value
  const { totals, campaign } = report
  return (
    <Section id="far" says={far} sentence={standing(report)}>
      <div class="far" style={{ '--digits': String(whole(totals.views).length) }}>
        <p class="number">
          <BigNumber value={totals.views} /> <span>{far.views(totals.views)}</span>
        </p>
        <MakeUp report={report} />
        <Goal totals={totals} goal={campaign.goal} />
        {totals.views > 0 && <Facts report={report} />}
      </div>
      {totals.views === 0 && <FirstLink slug={campaign.slug} />}
    </Section>
  )
}

function Goal({ totals, goal }: { totals: Report['totals']; goal: number | null }) {
  const { far } = words.value
  if (goal === null) return <p class="goal">{far.noGoal}</p>
  const reached = reachedOf(totals)
  const say = reached < totals.views ? far.ofGoalClear : far.ofGoal
  return (
    <p class="goal">
      <progress max={goal} value={Math.min(reached, goal)} aria-label={far.goal(whole(goal))} />
      <span>{reached > 0 ? say(percent(reached / goal)) : ''}</span>
      <span>{far.goal(whole(goal))}</span>
    </p>
  )
}

function Facts({ report }: { report: Report }) {
  const { far } = words.value
  const { campaign, totals } = report
  const { views, inRange, clearInRange, before } = totals
  const notes = [
    clearInRange !== inRange && far.clear(clearInRange, whole(clearInRange)),
    isCompared.value && before > 0 && far.against(change(inRange / before - 1), whole(before)),
  ]
  return (
    <dl class="facts">
      {campaign.phase !== 'closed' && <Pace report={report} />}
      {inRange !== views && (
        <div>
          <dt>{far.inRange}</dt>
          <dd>
            {whole(inRange)} <small>{notes.filter(Boolean).join(', ')}</small>
          </dd>
        </div>
      )}
      <div>
        <dt>{far.depth}</dt>
        <dd>{chain(totals.depth)}</dd>
      </div>
    </dl>
  )
}

/** The pace so far; and that of the forecast, where it differs. */
function Pace({ report }: { report: Report }) {
  const { far } = words.value
  const { perHour } = report.pace
  const pace = perHour && lately(perHour)
  const coming = ahead(report)
  return (
    <div>
      <dt>{far.viewsPer(pace?.unit ?? far.anHour)}</dt>
      <dd>
        {pace ? pace.said : <small>{far.tooYoung}</small>} {pace && <small>{pace.range}</small>}
        {coming && <small class="coming">{coming}</small>}
      </dd>
    </div>
  )
}
