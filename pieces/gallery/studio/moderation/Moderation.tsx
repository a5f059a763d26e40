import { useSignal } from '@preact/signals'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import { changed } from '../../../../site/studio/changed.ts'
import { whole } from '../../../../site/studio/format.ts'
import { words as studio } from '../../../../site/studio/language.ts'
import { select } from '../../../../site/studio/selection.ts'
import type { Reason } from '../../contract.ts'
import { Deciding } from './Deciding.tsx'
import { Desk } from './desk.ts'
import { Grid } from './Grid.tsx'
import { Keys } from './Keys.tsx'
import { press, type Screen } from './keys.ts'
import { Large } from './Large.tsx'
import { words } from './language.ts'
import stylesheet from './moderation.css?inline'
import { isOldestFirst, photosOf, type QueueName, withArrived } from './queue.ts'
import { failureOf, requestsOf } from './requests.ts'

const sheet = new CSSStyleSheet()
sheet.replaceSync(stylesheet)
document.adoptedStyleSheets.push(sheet)

/** How often it asks for what came in, beside when the report says so. */
const LOOK_MS = 30_000

interface Props {
  slug: string
  piece: string
  title: string
  /** Changes whenever something came in. */
  entries: number
}

/** The moderator's desk: a queue of photos, one of them large, and what can be decided. Lies above the whole studio. */
export function Moderation({ slug, piece, title, entries }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const desk = useMemo(() => new Desk(requestsOf(slug, piece), failureOf), [slug, piece])
  const [isRefusing, isHelping] = [useSignal(false), useSignal(false)]
  const { queues, reasons } = words.value
  const names = { queues: Object.keys(queues) as QueueName[], reasons: Object.keys(reasons) as Reason[] }
  const screen: Screen = { desk, isRefusing, isHelping, ...names }
  useEffect(() => {
    dialog.current?.showModal()
    dialog.current?.focus()
    void desk.open('waiting')
    const timer = setInterval(() => document.hidden || desk.look(), LOOK_MS)
    // Of the whole window: where what had the focus is gone, the dialog itself hears nothing.
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, shiftKey, ctrlKey, metaKey, altKey } = event
      if (!ctrlKey && !metaKey && !altKey && press(screen, { key, shiftKey })) event.preventDefault()
    }
    addEventListener('keydown', onKeyDown)
    return () => {
      clearInterval(timer)
      removeEventListener('keydown', onKeyDown)
    }
  }, [desk])
  useEffect(() => {
    void desk.look()
  }, [desk, entries])
  const leave = () => {
    select({ photos: undefined })
    void desk.settled().then(() => {
      changed.value++
    })
  }
  return (
    <dialog ref={dialog} class="moderation" tabIndex={-1} aria-label={words.value.title(title)} onClose={leave}>
      <Head screen={screen} title={title} onLeave={() => dialog.current?.close()} />
      <Trouble desk={desk} />
      <Photos screen={screen} slug={slug} piece={piece} />
      <Said desk={desk} />
      {isHelping.value && <Keys onLeave={() => press(screen, { key: '?', shiftKey: false })} />}
    </dialog>
  )
}

function Head({ screen, title, onLeave }: { screen: Screen; title: string; onLeave: () => void }) {
  const { desk, queues, isHelping } = screen
  const { value: queue } = desk.queue
  return (
    <header>
      <h2>{words.value.title(title)}</h2>
      <nav>
        {queues.map((name) => (
          <button key={name} type="button" aria-pressed={queue?.name === name} onClick={() => desk.open(name)}>
            {words.value.queues[name]} <small>{queue && whole(queue.counts[name])}</small>
          </button>
        ))}
      </nav>
      <button
        type="button"
        class="quiet only-keys"
        aria-expanded={isHelping.value}
        onClick={() => {
          isHelping.value = !isHelping.value
        }}
      >
        {words.value.keys.title} <kbd>?</kbd>
      </button>
      <button type="button" class="quiet" onClick={onLeave}>
        {studio.value.close}
      </button>
    </header>
  )
}

/** What the last request came to, where that is worth telling. */
function Trouble({ desk }: { desk: Desk }) {
  const { value: failure } = desk.failure
  const { failed, retry } = words.value
  return (
    <div class="trouble" role="alert">
      {failure && (
        <p>
          {failed[failure]}{' '}
          <button type="button" class="quiet" onClick={() => (desk.queue.value ? desk.look() : desk.open('waiting'))}>
            {retry}
          </button>
        </p>
      )}
    </div>
  )
}

function Photos({ screen, slug, piece }: { screen: Screen; slug: string; piece: string }) {
  const { desk } = screen
  const { value: queue } = desk.queue
  const { loading, arrived } = words.value
  if (!queue) return <p class="waiting">{desk.failure.value ? '' : loading}</p>
  const isEmpty = photosOf(queue).length === 0 && queue.next === null
  return (
    <>
      {queue.arrived.length > 0 && (
        <p class="arrived">
          <button type="button" class="quiet" onClick={() => desk.change(withArrived)}>
            {arrived(queue.arrived.length, whole(queue.arrived.length))}
          </button>
        </p>
      )}
      {isEmpty ? (
        <Nothing name={queue.name} />
      ) : (
        <div class="photos" data-order={isOldestFirst(queue.name) ? 'oldest' : 'newest'}>
          <Grid screen={screen} queue={queue} slug={slug} piece={piece} />
          <Large queue={queue} slug={slug} piece={piece} />
          <Deciding screen={screen} queue={queue} />
        </div>
      )}
    </>
  )
}

/** Of an empty queue. Takes the focus from the photo that left it last, so that the keys still work. */
function Nothing({ name }: { name: QueueName }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!document.activeElement?.closest('button')) place.current?.focus()
  }, [])
  const { title, line } = words.value.none[name]
  return (
    <div ref={place} class="none" tabIndex={-1}>
      <p class="sentence">{title}</p>
      <p>{line}</p>
    </div>
  )
}

/** What was done last, with its undoing; read aloud by screen readers. */
function Said({ desk }: { desk: Desk }) {
  const { value: last } = desk.said
  const { value: queue } = desk.queue
  const { said, left, undo } = words.value
  return (
    <footer>
      <p role="status">
        {last && queue && (
          <>
            {said[last.what](last.photos, whole(last.photos))} {left(queue.counts.waiting, whole(queue.counts.waiting))}
          </>
        )}
      </p>
      <button type="button" class="quiet" disabled={desk.done.value.length === 0} onClick={() => desk.undo()}>
        {undo} <kbd>u</kbd>
      </button>
    </footer>
  )
}
