import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { LineState, ToldLine } from '../../../api/studio/contract/told-schema.ts'
import { changed } from '../changed.ts'
import { moment, whole } from '../format.ts'
import { words as studio } from '../language.ts'
import { useAttempt } from '../links/use-attempt.ts'
import { Section } from '../parts/Section.tsx'
import { useAnswer } from '../use-answer.ts'
import { words } from './language.ts'
import { requests } from './requests.ts'

const QUEUES: readonly LineState[] = ['new', 'read', 'aside']
const EVERY_MS = 30_000

/** Where each key moves a line. */
const KEYS: Record<string, LineState> = { r: 'read', a: 'aside', n: 'new' }
const STEPS: Record<string, number> = { j: 1, k: -1 }

/** What fans told the brand: new, read, or set aside; sorted by hand, by keyboard too. */
export function Told({ slug }: { slug: string }) {
  const queue = useSignal<LineState>('new')
  const looked = useSignal(0)
  const last = useSignal<{ ids: string[]; from: LineState; to: LineState } | undefined>(undefined)
  const place = useRef<HTMLDivElement>(null)
  const { failure, isBusy, attempt } = useAttempt()
  const about = [slug, queue.value, looked.value]
  const { value: desk } = useAnswer(() => requests.told(slug, queue.value), about, EVERY_MS)
  const { told } = words.value
  if (!desk) return null
  const { lines, counts, open } = desk
  const isEmpty = counts.new + counts.read + counts.aside === 0
  // Nobody asked for it, and nothing was said: no question.
  if (isEmpty && !open) return null

  const sort = (ids: string[], from: LineState, to: LineState, isUndoing = false) =>
    attempt(async () => {
      await requests.sort(slug, ids, to)
      last.value = isUndoing ? undefined : { ids, from, to }
      looked.value++
      changed.value++
    })
  const undo = () => last.value && void sort(last.value.ids, last.value.to, last.value.from, true)
  const move = (id: string, to: LineState) => {
    focusNext(place.current, id)
    void sort([id], queue.value, to)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const [key, at] = [event.key.toLowerCase(), (event.target as HTMLElement).closest<HTMLElement>('[data-line]')]
    const to = KEYS[key]
    if (key === 'u') undo()
    else if (STEPS[key]) step(place.current, at, STEPS[key] ?? 0)
    else if (to && to !== queue.value && at?.dataset.line) move(at.dataset.line, to)
    else return
    event.preventDefault()
  }

  return (
    <Section
      id="told"
      says={told}
      sentence={open || !isEmpty ? told.sentence(counts.new, whole(counts.new)) : told.nothing}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys are a second way, beside the buttons */}
      <div ref={place} class="told" onKeyDown={onKeyDown} aria-busy={isBusy.value}>
        <nav aria-label={told.question}>
          {QUEUES.map((name) => (
            <button
              key={name}
              type="button"
              class="quiet"
              aria-pressed={queue.value === name}
              onClick={() => {
                queue.value = name
              }}
            >
              {told.queues[name]} <small>{whole(counts[name])}</small>
            </button>
          ))}
        </nav>
        {lines.length === 0 ? (
          <p>{told.empty[queue.value]}</p>
        ) : (
          <ol>
            {lines.map((line) => (
              <Line key={line.id} line={line} onSort={(to) => move(line.id, to)} />
            ))}
          </ol>
        )}
        <div class="buttons">
          <p role="status">{last.value && told.sorted[last.value.to]}</p>
          {last.value && (
            <button type="button" class="quiet" onClick={undo}>
              {told.undo} <kbd>u</kbd>
            </button>
          )}
        </div>
        {failure.value && <p role="alert">{studio.value.links.failed[failure.value]}</p>}
        <p class="only-keys">{told.keys}</p>
      </div>
    </Section>
  )
}

function Line({ line, onSort }: { line: ToldLine; onSort: (to: LineState) => void }) {
  const { told } = words.value
  const marks = [line.doubtful && told.doubtful, line.voided && told.voided].filter(Boolean)
  return (
    <li data-line={line.id} tabIndex={-1}>
      <p class="said" dir="auto" id={`line-${line.id}`}>
        {line.line || <em>{told.unreadable}</em>}
      </p>
      <p class="by">
        <span>{told.came(moment(line.at))}</span>
        {marks.length > 0 && <b>{marks.join(', ')}</b>}
      </p>
      <p class="buttons">
        {QUEUES.filter((state) => state !== line.state).map((state) => (
          <button
            key={state}
            type="button"
            class="quiet"
            aria-describedby={`line-${line.id}`}
            onClick={() => onSort(state)}
          >
            {told.to[state]}
          </button>
        ))}
      </p>
    </li>
  )
}

const linesIn = (place: HTMLElement | null) => [...(place?.querySelectorAll<HTMLElement>('[data-line]') ?? [])]

function step(place: HTMLElement | null, from: HTMLElement | null, by: number): void {
  const lines = linesIn(place)
  const at = from ? lines.indexOf(from) + by : 0
  lines[Math.min(lines.length - 1, Math.max(0, at))]?.focus()
}

/** The line that leaves a queue gives the focus to the next one, or to the queues. */
function focusNext(place: HTMLElement | null, id: string): void {
  const lines = linesIn(place)
  const at = lines.findIndex(({ dataset }) => dataset.line === id)
  const next = lines[at + 1] ?? lines[at - 1] ?? place?.querySelector<HTMLElement>('nav [aria-pressed="true"]')
  next?.focus()
}
