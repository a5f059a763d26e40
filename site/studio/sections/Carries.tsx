import type { Report } from '../api.ts'
import { ratio } from '../format.ts'
import { words } from '../language.ts'
import { counts, depths, shares } from '../parts/columns.tsx'
import { Interval } from '../parts/Interval.tsx'
import { Later } from '../parts/Later.tsx'
import { Section } from '../parts/Section.tsx'
import { type Column, Table } from '../parts/Table.tsx'
import { channel as chosen, select } from '../selection.ts'
import { leader } from '../sentences/carries.ts'
import { isOver } from '../sentences/growing.ts'
import { Roots } from './Roots.tsx'

type Channel = Report['channels'][number]

export function Carries({ report }: { report: Report }) {
  const { carries } = words.value
  const used = report.channels.filter(({ views, intents }) => views + intents > 0)
  return (
    <Section id="carries" says={carries} sentence={leader(report, chosen.value)}>
      {used.length > 0 && (
        <div>
          <h3>{carries.channels.title}</h3>
          <Table
            id="channels"
            caption={carries.channels.title}
            rows={used}
            columns={channelColumns(used, report)}
            keyOf={({ channel }) => channel}
            order={{ column: 'views', isDescending: true }}
            isFaint={({ channel }) => chosen.value !== undefined && channel !== chosen.value}
          />
        </div>
      )}
      <Later title={carries.roots.title}>{() => <Roots report={report} />}</Later>
    </Section>
  )
}

function channelColumns(used: readonly Channel[], report: Report): (Column<Channel> | false)[] {
  const { carries, channels, none } = words.value
  const titles = carries.channels.columns
  return [
    { id: 'channel', title: titles.channel, value: ({ channel }) => channels[channel], show: Name },
    counts('views', titles.views),
    report.totals.doubtful > 0 && counts('clear', titles.clear, true),
    shares(titles.share, used, ({ share }) => share),
    {
      id: 'reproduction',
      title: titles.reproduction,
      value: ({ reproduction }) => reproduction?.value ?? null,
      show: ({ reproduction }) => <Interval estimate={reproduction} isOver={isOver(report)} />,
      isNumber: true,
    },
    depths(titles.depth),
    counts('intents', titles.intents, true),
    {
      id: 'perIntent',
      title: titles.perIntent,
      value: ({ perIntent }) => perIntent,
      show: ({ perIntent }) => (perIntent === null ? none : ratio(perIntent)),
      isNumber: true,
      isMinor: true,
    },
  ]
}

function Name({ channel }: Channel) {
  const name = words.value.channels[channel]
  const isChosen = chosen.value === channel
  return (
    <button
      type="button"
      class="name"
      aria-pressed={isChosen}
      title={words.value.carries.only(name)}
      onClick={() => select({ channel: isChosen ? undefined : channel })}
    >
      {name}
    </button>
  )
}
