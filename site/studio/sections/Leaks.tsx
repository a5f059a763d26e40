import type { Report } from '../api.ts'
import { moment, whole } from '../format.ts'
import { words } from '../language.ts'
import { Actions } from '../links/Actions.tsx'
import { Section } from '../parts/Section.tsx'
import { type Flag, flagged, reasonOf, whoseLink } from '../sentences/leaks.ts'
import { isEditor, session } from '../session.ts'

/** Flagged links. On a phone, too, they are not hidden behind a button. */
export function Leaks({ report }: { report: Report }) {
  const links = [...Map.groupBy(report.leaks, ({ node }) => node)]
  return (
    <Section id="leaks" says={words.value.leaks} sentence={flagged(report.leaks)}>
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
function Flagged({ flags, slug, now }: { flags: Flag[]; slug: string; now: number }) {
  const { leaks } = words.value
  const [link, ...others] = flags
  if (!link) return null
  const { node, label, cap, revokedAt } = link
  return (
    <li data-node={node}>
      {flags.map((flag) => (
        <p key={flag.rule} class="rule">
          {reasonOf(flag)}
        </p>
      ))}
      <p>{whoseLink([link, ...others], now, session.value?.role === 'owner')}</p>
      {revokedAt !== null && <p class="limit">{leaks.revokedAt(moment(revokedAt, now))}</p>}
      {cap !== null && revokedAt === null && <p class="limit">{leaks.capped(cap, whole(cap))}</p>}
      {isEditor.value && (
        <Actions
          slug={slug}
          node={node}
          scope={label === null ? 'view' : 'root'}
          views={flags.find(({ rule }) => rule === 'many')?.views}
          cap={cap}
          isRevoked={revokedAt !== null}
        />
      )}
    </li>
  )
}
