import type { Report } from '../api.ts'
import { moment, whole } from '../format.ts'
import { words } from '../language.ts'
import { LinkActions } from '../links/LinkActions.tsx'
import { Later } from '../parts/Later.tsx'
import { Section } from '../parts/Section.tsx'
import { isEditor } from '../session.ts'

type Leak = Report['leaks'][number]

export function Leaks({ report }: { report: Report }) {
  const { leaks } = words.value
  const open = report.leaks.filter(({ cap, revokedAt }) => cap === null && revokedAt === null)
  return (
    <Section
      id="leaks"
      says={leaks}
      sentence={open.length === 0 ? leaks.none : leaks.some(open.length, whole(open.length))}
    >
      {report.leaks.length > 0 && (
        <Later>
          {() => (
            <ul class="leaks">
              {report.leaks.map((leak) => (
                <Flagged key={leak.node + leak.rule} leak={leak} slug={report.campaign.slug} now={report.now} />
              ))}
            </ul>
          )}
        </Later>
      )}
    </Section>
  )
}

function Flagged({ leak, slug, now }: { leak: Leak; slug: string; now: number }) {
  const { far, leaks, channels } = words.value
  const { rule, views, limit, further, depth, channel, openedAt, cap, revokedAt } = leak
  return (
    <li data-node={leak.node}>
      <p class="rule">{leaks.rules[rule](whole(views), whole(limit))}</p>
      <p>
        {leaks.from(channels[channel], moment(openedAt, now))}.{' '}
        {leaks.spread(whole(further), far.generations(depth, whole(depth)))}.
      </p>
      {revokedAt !== null && <p class="limit">{leaks.revokedAt(moment(revokedAt, now))}</p>}
      {cap !== null && revokedAt === null && <p class="limit">{leaks.capped(whole(cap))}</p>}
      {isEditor.value && revokedAt === null && <LinkActions slug={slug} node={leak.node} views={views} cap={cap} />}
    </li>
  )
}
