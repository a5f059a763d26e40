import { dateAndTime, moment, whole } from '../../site/studio/format.ts'
import { Section as Answered } from '../../site/studio/parts/Section.tsx'
import { Table } from '../../site/studio/parts/Table.tsx'
import { session } from '../../site/studio/session.ts'
import type { SectionProps } from '../section-kind.ts'
import type { DrawReport } from './contract.ts'
import { words } from './studio/language.ts'

/** A draw: how many take part and, once it was held, what was drawn and claimed. */
export function Section({ report, campaign }: SectionProps<'draw'>) {
  const { piece, title, commitment, entries, drawn } = report
  const { counted, left } = words.value
  const isSome = entries.doubtful + entries.voided + entries.revoked > 0
  return (
    <Answered id={`draw-${piece}`} says={{ question: title, counted }} sentence={sentence(report, campaign.now)}>
      {isSome && <p>{left(whole(entries.doubtful), whole(entries.voided), whole(entries.revoked))}</p>}
      {drawn && drawn.winners.length > 0 && <Winners piece={piece} drawn={drawn} now={campaign.now} />}
      {drawn && drawn.winners.length > 0 && session.value?.role === 'owner' && (
        <p>
          <a href={`/api/studio/campaigns/${campaign.campaign.slug}/pieces/${piece}/draw.json`} download>
            {words.value.download}
          </a>
        </p>
      )}
      <p>
        {words.value.commitment} <code>{commitment}</code>
      </p>
    </Answered>
  )
}

function sentence({ entries, closes, drawn }: DrawReport, now: number): string {
  const says = words.value
  const tickets = entries.clear + entries.doubtful + entries.voided + entries.revoked
  if (drawn)
    return says.drawn(whole(drawn.tickets), drawn.winners.length, whole(drawn.winners.length), moment(drawn.at))
  if (now >= closes && tickets > 0) return says.waiting(whole(tickets))
  return tickets === 0 ? says.empty(dateAndTime(closes)) : says.open(tickets, whole(tickets), dateAndTime(closes))
}

type Drawn = NonNullable<DrawReport['drawn']>
type Winner = Drawn['winners'][number]

function Winners({ piece, drawn, now }: { piece: string; drawn: Drawn; now: number }) {
  const { winners, columns, claimUntil, lapsed } = words.value
  const claimed = ({ claimedAt, until }: Winner) => {
    if (claimedAt !== null) return moment(claimedAt)
    return now < until ? claimUntil(dateAndTime(until)) : lapsed
  }
  // Viewers are told none.
  const isTold = drawn.winners.some(({ code }) => code !== null)
  return (
    <div>
      <h3>{winners}</h3>
      <Table
        id={`draw-${piece}-winners`}
        caption={winners}
        rows={drawn.winners}
        keyOf={({ ticket }) => ticket}
        columns={[
          { id: 'prize', title: columns.prize, show: ({ prize }) => prize },
          { id: 'ticket', title: columns.ticket, show: ({ ticket }) => <code>{ticket}</code> },
          ...(isTold ? [{ id: 'code', title: columns.code, show: ({ code }: Winner) => <code>{code}</code> }] : []),
          { id: 'claimed', title: columns.claimed, show: claimed },
        ]}
      />
    </div>
  )
}
