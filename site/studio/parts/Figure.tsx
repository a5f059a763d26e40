import type { ComponentChildren } from 'preact'
import { words } from '../language.ts'
import { tables, toggleTable } from '../selection.ts'

interface Props {
  /** Its name in the address. */
  id: string
  title: string
  /** Description for screen readers. */
  sentence?: ComponentChildren
  chart: () => ComponentChildren
  table: () => ComponentChildren
}

/** A chart, or the same figures as a table: the key `t` switches all of them, its own button this one. */
export function Figure({ id, title, sentence, chart, table }: Props) {
  const isTable = tables.value.has(id)
  return (
    <figure data-chart={id}>
      <figcaption>
        <h3>{title}</h3>
        {sentence && <p>{sentence}</p>}
        <button type="button" class="quiet" aria-pressed={isTable} onClick={() => toggleTable(id)}>
          {isTable ? words.value.asChart : words.value.asTable}
          <span class="unseen"> {title}</span>
        </button>
      </figcaption>
      {isTable ? table() : chart()}
    </figure>
  )
}
