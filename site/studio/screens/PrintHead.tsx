import type { Report } from '../api.ts'
import { date, dateAndTime } from '../format.ts'
import { words } from '../language.ts'
import { channel, circle, root } from '../selection.ts'

/** The head of the printed report: its campaign and its time. */
export function PrintHead({ report: { campaign, range, roots, circles, now } }: { report: Report }) {
  const { print, bar, carries, channels } = words.value
  const chosen = roots.find(({ node }) => node === root.value)
  const group = circles.flatMap((each) => [each, ...each.parts]).find(({ id }) => id === circle.value)
  const filters = [
    channel.value && carries.only(channels[channel.value]),
    chosen && carries.only(chosen.label ?? bar.lostRoot),
    group && carries.only(group.name),
  ]
  return (
    <header class="print-head">
      <p>Entre Nous</p>
      <p class="title">
        {campaign.title} <span>{print.title}</span>
      </p>
      <p>{[print.period(date(range.from), date(range.to)), ...filters].filter(Boolean).join(' · ')}</p>
      <p>{print.made(dateAndTime(now))}</p>
    </header>
  )
}
