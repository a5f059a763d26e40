import { percent, whole } from '../../site/studio/format.ts'
import type { SectionProps } from '../sections.ts'

/** How a poll stands, by choice. */
export function Section({ report }: SectionProps<'poll'>) {
  return (
    <section id={`poll-${report.piece}`} class="section" aria-labelledby={`poll-${report.piece}-question`}>
      <header>
        <h2 id={`poll-${report.piece}-question`}>{report.title}</h2>
      </header>
      <dl class="answer">
        {report.choices.map(({ id, text, votes, share }) => (
          <div key={id}>
            <dt>{text}</dt>
            <dd>
              {whole(votes)} · {percent(share.value)}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
