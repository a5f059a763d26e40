import type { ComponentChildren } from 'preact'
import type { SectionWords } from '../i18n/words.ts'
import { words } from '../language.ts'
import { asides } from './asides.ts'

interface Props {
  /** Id for the keyboard and for tests; never a fragment in the address. */
  id: string
  says: SectionWords
  /** The summary of the figures, in one sentence. */
  sentence: ComponentChildren
  children?: ComponentChildren
}

/** One question, its answer in a sentence, and the figures behind it. */
export function Section({ id, says, sentence, children }: Props) {
  const aside = asides.value?.(id)
  return (
    <section id={id} class="section" aria-labelledby={`${id}-question`}>
      <header>
        <h2 id={`${id}-question`}>{says.question}</h2>
        <details class="how">
          <summary>{words.value.how}</summary>
          {says.counted.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </details>
      </header>
      <div class="answer">
        <p class="sentence">{sentence}</p>
        {aside && <p class="aside">{aside}</p>}
        {children}
      </div>
    </section>
  )
}
