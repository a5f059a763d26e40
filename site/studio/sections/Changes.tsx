import { api } from '../api.ts'
import { changed } from '../changed.ts'
import { moment, whole } from '../format.ts'
import { words } from '../language.ts'
import { Later } from '../parts/Later.tsx'
import { Section } from '../parts/Section.tsx'
import { Table } from '../parts/Table.tsx'
import { useAnswer } from '../use-answer.ts'

/** The audit log, as far as it concerns this campaign. */
export function Changes({ slug }: { slug: string }) {
  const answer = useAnswer(() => api.changes(slug), [slug, changed.value])
  const { changes } = words.value
  const entries = answer.value?.entries ?? []
  const sentence = entries.length > 0 ? changes.some(entries.length, whole(entries.length)) : changes.none
  return (
    <Section id="changes" says={changes} sentence={sentence}>
      {entries.length > 0 && (
        <Later>
          {() => (
            <Table
              id="changes"
              caption={changes.question}
              rows={entries}
              keyOf={({ id }) => id}
              columns={[
                { id: 'at', title: changes.columns.at, show: ({ at }) => moment(at) },
                { id: 'who', title: changes.columns.who, show: ({ who }) => who },
                {
                  id: 'what',
                  title: changes.columns.what,
                  show: ({ action, detail }) => (
                    <span class="rule">
                      {changes.actions[action]}: {detail}
                    </span>
                  ),
                },
              ]}
            />
          )}
        </Later>
      )}
    </Section>
  )
}
