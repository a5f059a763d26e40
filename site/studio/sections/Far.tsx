import type { Report } from '../api.ts'
import { change, forecasts, moment, percent, rate, whole } from '../format.ts'
import { words } from '../language.ts'
import { BigNumber } from '../parts/BigNumber.tsx'
import { Section } from '../parts/Section.tsx'
import { isCompared } from '../selection.ts'
import { FirstLink } from './FirstLink.tsx'

/** Views now, against the goal, and when it is reached. */
export function Far({ report }: { report: Report }) {
  const { far } = words.value
  const { totals, campaign } = report
  return (
    <Section id="far" says={far} sentence={<Pace report={report} />}>
      <div class="far" style={{ '--digits': String(whole(totals.views).length) }}>
        <p class="number">
          <BigNumber value={totals.views} /> <span>{far.views(totals.views)}</span>
        </p>
        <Goal views={totals.views} goal={campaign.goal} />
        <Facts report={report} />
      </div>
      {totals.views === 0 && <FirstLink slug={campaign.slug} />}
    </Section>
  )
}

/** How it stands, in a sentence: what there is to say depends on the phase. */
export function Pace({ report: { campaign, totals, pace, foldedAt, now } }: { report: Report }) {
  const { far } = words.value
  const { phase, opens, closes, goal } = campaign
  if (foldedAt !== null) return <>{far.folded(moment(foldedAt, now))}</>
  if (phase === 'closed') return <>{far.closed(moment(closes ?? now, now))}</>
  if (phase === 'upcoming' && opens !== null) return <>{far.upcoming(moment(opens, now))}</>
  if (phase === 'public') return <>{far.public}</>
  if (totals.views === 0) return <>{far.empty}</>
  if (goal !== null && totals.views >= goal) return <>{far.reached}</>
  if (pace.goal) return <>{arrival(pace.goal, rate(pace.perHour.value), now)}</>
  return <>{pace.perHour.value > 0 ? far.moving(rate(pace.perHour.value)) : far.still}</>
}

/** A day that may as well never come is not named: only the earliest. */
function arrival({ at, earliest, latest }: NonNullable<Report['pace']['goal']>, perHour: string, now: number): string {
  const { far } = words.value
  if (latest === null) {
    const [soonest = ''] = forecasts([earliest], now)
    return far.unsure(perHour, soonest)
  }
  const [expected = '', soonest = '', last = ''] = forecasts([at, earliest, latest], now)
  return far.pace(expected, soonest, last)
}

function Goal({ views, goal }: { views: number; goal: number | null }) {
  const { far } = words.value
  if (goal === null) return <p class="goal">{far.noGoal}</p>
  const part = Math.min(1, views / goal)
  return (
    <p class="goal">
      <progress max={goal} value={Math.min(views, goal)} aria-label={far.goal(whole(goal))} />
      <span>{part > 0 ? far.ofGoal(percent(views / goal)) : ''}</span>
      <span>{far.goal(whole(goal))}</span>
    </p>
  )
}

function Facts({ report: { campaign, totals, pace } }: { report: Report }) {
  const { far } = words.value
  const { value, low, high } = pace.perHour
  return (
    <dl class="facts">
      {campaign.phase !== 'closed' && totals.views > 0 && (
        <div>
          <dt>{far.perHour}</dt>
          <dd>
            {rate(value)} <small>{far.range(rate(low), rate(high))}</small>
          </dd>
        </div>
      )}
      <div>
        <dt>{far.inRange}</dt>
        <dd>
          {whole(totals.inRange)}{' '}
          {isCompared.value && totals.before > 0 && (
            <small>{far.against(change(totals.inRange / totals.before - 1), whole(totals.before))}</small>
          )}
        </dd>
      </div>
      <div>
        <dt>{far.depth}</dt>
        <dd>{far.generations(totals.depth, whole(totals.depth))}</dd>
      </div>
    </dl>
  )
}
