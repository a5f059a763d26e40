import { useEffect, useRef } from 'preact/hooks'
import { percent, short, whole } from '../format.ts'
import { switchWall } from '../keyboard.ts'
import { words } from '../language.ts'
import { connection, report } from '../live-report.ts'
import { BigNumber } from '../parts/BigNumber.tsx'
import { channel } from '../selection.ts'
import { leader } from '../sentences/carries.ts'
import { makeUp, reachedOf, standing } from '../sentences/far.ts'
import { WallCurve } from './WallCurve.tsx'

/** Number of channels shown: as many as are read in passing. */
const MOST = 5

/** To be read from six metres: the number, its curve, and the channels. */
export function Wall() {
  const place = useRef<HTMLElement>(null)
  const now = report.value
  const accent = now?.campaign.accent
  useEffect(() => {
    if (accent) place.current?.style.setProperty('--accent', accent)
  }, [accent])
  const { bar, far, loading, channels, connection: states } = words.value
  if (!now) return <p class="waiting">{loading}</p>
  const { campaign, totals } = now
  const ranked = now.channels.filter(({ views }) => views > 0).toSorted((a, b) => b.views - a.views)
  return (
    <main ref={place} class="wall">
      <header>
        <h1>{campaign.title}</h1>
        {(totals.doubtful > 0 || totals.voided > 0) && <p class="made-of">{makeUp(now)}</p>}
        {connection.value === 'lost' && <p role="status">{states.lost}</p>}
        <button type="button" class="quiet" onClick={switchWall}>
          {bar.leaveWall}
        </button>
      </header>
      <p class="number" style={{ '--digits': String(whole(totals.views).length) }}>
        <BigNumber value={totals.views} /> <span>{far.views(totals.views)}</span>
      </p>
      <div class="toward">
        {campaign.goal !== null && (
          <progress
            max={campaign.goal}
            value={Math.min(reachedOf(totals), campaign.goal)}
            aria-label={far.goal(whole(campaign.goal))}
          />
        )}
        <p class="sentence">{standing(now)}</p>
        {campaign.goal !== null && <p>{far.goal(short(campaign.goal))}</p>}
      </div>
      {totals.views > 0 ? <WallCurve report={now} /> : <span />}
      <ol aria-label={leader(now, channel.value)}>
        {ranked.slice(0, MOST).map(({ channel, share }) => (
          <li key={channel} style={{ '--part': String(share) }}>
            <span>{channels[channel]}</span> <b>{percent(share)}</b>
          </li>
        ))}
      </ol>
    </main>
  )
}
