import type { Report } from '../api.ts'
import { moment, whole } from '../format.ts'
import { words } from '../language.ts'
import { LinkActions } from '../links/LinkActions.tsx'
import { Section } from '../parts/Section.tsx'
import { isEditor } from '../session.ts'

type Leak = Report['leaks'][number]

/** An alarm waits behind no button, on a phone neither. */
export function Leaks({ report }: { report: Report }) {
  const { leaks } = words.value
  const links = [...Map.groupBy(report.leaks, ({ node }) => node)]
  const open = links.filter(([, [flag]]) => flag?.cap === null && flag.revokedAt === null).length
  return (
    <Section id="leaks" says={leaks} sentence={open === 0 ? leaks.none : leaks.some(open, whole(open))}>
      {links.length > 0 && (
        <ul class="leaks">
          {links.map(([node, flags]) => (
            <Flagged key={node} flags={flags} slug={report.campaign.slug} now={report.now} />
          ))}
        </ul>
      )}
    </Section>
  )
}

/** A link, by every rule that flags it. */
function Flagged({ flags, slug, now }: { flags: Leak[]; slug: string; now: number }) {
  const { far, leaks, channels } = words.value
  const [link] = flags
  if (!link) return null
  const { node, further, depth, channel, openedAt, cap, revokedAt } = link
  const views = Math.max(...flags.map((flag) => flag.views))
  return (
    <li data-node={node}>
      {flags.map((flag) => (
        <p key={flag.rule} class="rule">
          {leaks.rules[flag.rule](whole(flag.views), whole(flag.limit))}
        </p>
      ))}
      <p>
        {leaks.from(channels[channel], moment(openedAt, now))}.{' '}
        {leaks.spread(further, whole(further), far.generations(depth, whole(depth)))}.
      </p>
      {revokedAt !== null && <p class="limit">{leaks.revokedAt(moment(revokedAt, now))}</p>}
      {cap !== null && revokedAt === null && <p class="limit">{leaks.capped(cap, whole(cap))}</p>}
      {isEditor.value && revokedAt === null && <LinkActions slug={slug} node={node} views={views} cap={cap} />}
    </li>
  )
}
