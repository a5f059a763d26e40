import { useSignal } from '@preact/signals'
import { groupBy } from '../../../campaigns/group-by.ts'
import { changed } from '../changed.ts'
import { moment, percent, whole } from '../format.ts'
import { locale, words as studio } from '../language.ts'
import { Actions } from '../links/Actions.tsx'
import { separatorOf } from '../links/links-csv.ts'
import { save } from '../links/save.ts'
import { useAttempt } from '../links/use-attempt.ts'
import { circle } from '../selection.ts'
import { isEditor } from '../session.ts'
import { useAnswer } from '../use-answer.ts'
import { words } from './language.ts'
import { membersCsv } from './members-csv.ts'
import { type MemberList, requests } from './requests.ts'

const EVERY_MS = 60_000

type Opened = Pick<MemberList['opened'], 'members' | 'from' | 'to'>

/** Lists of members: how many of each have opened, never who; and for editors their links, to send or to print. */
export function Lists({ slug }: { slug: string }) {
  const { value: answer } = useAnswer(() => requests.lists(slug), [slug, changed.value], EVERY_MS)
  const { title, counted, byCircle, byChannel, noCircle } = words.value
  // A circle that is looked at alone has the lists whose members are born into it.
  const asked = circle.value?.split('.')[0]
  const lists = answer?.lists.filter((list) => asked === undefined || list.circle === asked) ?? []
  if (!answer || lists.length === 0) return null
  const circles = new Map(answer.circles.map(({ id, name }) => [id, name]))
  const { channels } = studio.value
  const filled = lists.filter(({ opened }) => opened.members > 0)
  return (
    <div class="member-lists">
      <h4>{title}</h4>
      <p class="quiet">{counted}</p>
      <ul>
        {lists.map((list) => (
          <ListLine key={list.node} slug={slug} list={list} circle={circles.get(list.circle ?? '')} />
        ))}
      </ul>
      {answer.since.map((each) => (
        <p key={each.campaign}>{backOf(each.campaign, each)}</p>
      ))}
      <Groups title={byCircle} lists={filled} nameOf={({ circle }) => circles.get(circle ?? '') ?? noCircle} />
      <Groups title={byChannel} lists={filled} nameOf={({ channel }) => channels[channel]} />
    </div>
  )
}

function ListLine({ slug, list, circle }: { slug: string; list: MemberList; circle: string | undefined }) {
  const { members, opensAt, openSince, revoked, empty } = words.value
  const { label, opened, opens, revokedAt, node } = list
  const facts = [
    members(opened.members, whole(opened.members)),
    circle,
    opens !== null && (opens > Date.now() ? opensAt : openSince)(moment(opens)),
    revokedAt !== null && revoked,
  ].filter(Boolean)
  return (
    <li data-node={node}>
      <p>
        <b>{label}</b> <small>{facts.join(', ')}</small>
      </p>
      <p>{opened.members === 0 ? empty : openedOf(opened)}</p>
      {isEditor.value && opened.members > 0 && (
        <>
          <Files slug={slug} list={list} />
          <Actions slug={slug} node={node} scope="list" isRevoked={revokedAt !== null} />
        </>
      )}
    </li>
  )
}

/** A list's links, to send and to print. */
function Files({ slug, list }: { slug: string; list: MemberList }) {
  const { failure, isBusy, attempt } = useAttempt()
  const progress = useSignal('')
  const { csv, sheets, sheetsOf, working, failed } = words.value
  const saveCsv = () =>
    attempt(async () => {
      const text = membersCsv(list, await requests.members(slug, list.node), separatorOf(locale.value))
      save(new Blob([text], { type: 'text/csv;charset=utf-8' }), `${list.label}.csv`)
    })
  const print = () =>
    attempt(async () => {
      const members = (await requests.members(slug, list.node)).filter(({ revokedAt }) => revokedAt === null)
      const { CODES_AT_ONCE, makeSheets } = await import('../print/printing.ts')
      for (let from = 0; from < members.length; from += CODES_AT_ONCE) {
        const some = members.slice(from, from + CODES_AT_ONCE)
        const range = sheetsOf(whole(from + 1), whole(from + some.length))
        progress.value = range
        save(await makeSheets(some, slug, list.label), `${list.label}, ${range}.pdf`)
      }
      progress.value = ''
    })
  return (
    <div class="link-actions posters" aria-busy={isBusy.value}>
      <button type="button" class="quiet" onClick={saveCsv}>
        {csv}
      </button>
      <button type="button" class="quiet" onClick={print}>
        {sheets}
      </button>
      <span aria-live="polite">{isBusy.value && `${working} ${progress.value}`}</span>
      {failure.value && <span role="alert">{failed}</span>}
    </div>
  )
}

/** Sums of lists alike; left out where there is nothing to compare. */
function Groups({
  title,
  lists,
  nameOf,
}: {
  title: string
  lists: MemberList[]
  nameOf: (list: MemberList) => string
}) {
  const groups = groupBy(lists, nameOf)
  if (groups.size < 2) return null
  return (
    <>
      <h5>{title}</h5>
      <ul>
        {[...groups].map(([name, some]) => (
          <li key={name}>
            <b>{name}</b> {openedOf(sumOf(some.map(({ opened }) => opened)))}
          </li>
        ))}
      </ul>
    </>
  )
}

function sumOf(figures: readonly Opened[]): Opened {
  const sum = (of: keyof Opened) => figures.reduce((total, each) => total + each[of], 0)
  return { members: sum('members'), from: sum('from'), to: sum('to') }
}

function openedOf({ members, from, to }: Opened): string {
  const { opened, openedBetween } = words.value
  if (from === to) return opened(whole(from), whole(members), percent(from / Math.max(members, 1)))
  return openedBetween(whole(from), whole(to), whole(members))
}

function backOf(campaign: string, { members, from, to }: Opened): string {
  const { back, backBetween } = words.value
  if (from === to) return back(campaign, whole(from), whole(members), percent(from / Math.max(members, 1)))
  return backBetween(campaign, whole(from), whole(to), whole(members))
}
