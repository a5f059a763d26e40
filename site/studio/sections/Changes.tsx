import { useSignal } from '@preact/signals'
import { type Changes as Answer, api } from '../api.ts'
import { changed } from '../changed.ts'
import { moment, whole } from '../format.ts'
import { isPrinted } from '../inks.ts'
import { words } from '../language.ts'
import { Later } from '../parts/Later.tsx'
import { Section } from '../parts/Section.tsx'
import { Table } from '../parts/Table.tsx'
import { useAnswer } from '../use-answer.ts'

/** The most rows: nobody reads more from top to bottom. */
const FEW = 12

/** The audit log, as far as it concerns this campaign. */
export function Changes({ slug }: { slug: string }) {
  const answer = useAnswer(() => api.changes(slug), [slug, changed.value])
  const { changes } = words.value
  const { entries = [], more = false } = answer.value ?? {}
  const shown = whole(entries.length)
  const some = more ? changes.last(shown) : changes.some(entries.length, shown)
  return (
    <Section id="changes" says={changes} sentence={entries.length > 0 ? some : changes.none}>
      {entries.length > 0 && <Later>{() => <Entries entries={entries} />}</Later>}
    </Section>
  )
}

function Entries({ entries }: Pick<Answer, 'entries'>) {
  const isWhole = useSignal(false)
  const { changes, more, less } = words.value
  const { columns, actions } = changes
  const toggle = () => {
    isWhole.value = !isWhole.value
  }
  return (
    <div>
      <Table
        id="changes"
        caption={changes.question}
        rows={isWhole.value || isPrinted.value ? entries : entries.slice(0, FEW)}
        keyOf={({ id }) => id}
        columns={[
          { id: 'at', title: columns.at, show: ({ at }) => moment(at) },
          { id: 'who', title: columns.who, show: ({ who }) => who },
          {
            id: 'what',
            title: columns.what,
            show: ({ action, detail }) => <span class="rule">{changes.entry(actions[action], detail)}</span>,
          },
        ]}
      />
      {entries.length > FEW && (
        <button type="button" class="quiet" onClick={toggle}>
          {isWhole.value ? less : more(whole(entries.length))}
        </button>
      )}
    </div>
  )
}
