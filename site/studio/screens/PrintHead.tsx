import type { Report } from '../api.ts'
import { date, moment } from '../format.ts'
import { words } from '../language.ts'

/** Only on paper: what the report is of, and as of when. */
export function PrintHead({ report: { campaign, range, now } }: { report: Report }) {
  const { print } = words.value
  return (
    <header class="print-head">
      <p>Entre Nous</p>
      <p class="title">
        {campaign.title} <span>{print.title}</span>
      </p>
      <p>
        {print.period(date(range.from), date(range.to))}. {print.made(moment(now, 0))}
      </p>
    </header>
  )
}
