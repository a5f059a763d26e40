import { useRef } from 'preact/hooks'
import { whole } from '../../../../site/studio/format.ts'
import { words as studio } from '../../../../site/studio/language.ts'
import { block, refuseFor, type Screen } from './keys.ts'
import { words } from './language.ts'
import { currentOf, moved, type Queue, toggled, withNoneChosen } from './queue.ts'
import { useFocus } from './use-focus.ts'

interface Props {
  screen: Screen
  queue: Queue
}

/** What can be decided about the photo, or about the chosen ones. */
export function Deciding({ screen, queue }: Props) {
  const { desk, isRefusing } = screen
  const photo = currentOf(queue)
  if (!photo) return <div class="deciding" />
  if (isRefusing.value) return <Reasons screen={screen} />
  const said = words.value
  const isMany = queue.chosen.size > 0
  // None of their photos is shown, whatever is accepted.
  const isBlocked = photo.blocked && !isMany
  const ask = () => {
    isRefusing.value = true
  }
  return (
    <div class="deciding">
      {isMany && (
        <p class="chosen-photos">
          {said.chosen(queue.chosen.size, whole(queue.chosen.size))}{' '}
          <button type="button" class="quiet" onClick={() => desk.change(withNoneChosen)}>
            {said.chooseNone}
          </button>
        </p>
      )}
      <div class="verdicts">
        {isBlocked && (
          <button type="button" class="strong" onClick={() => block(desk)}>
            {said.unblock} <kbd>b</kbd>
          </button>
        )}
        {!isBlocked && (queue.name !== 'shown' || isMany) && (
          <button type="button" class="strong" onClick={() => desk.decide({ do: 'accept' })}>
            {said.accept} <kbd>a</kbd>
          </button>
        )}
        <button type="button" class="weak" onClick={ask}>
          {said.refuse} <kbd>r</kbd>
        </button>
      </div>
      <div class="others">
        <button type="button" class="quiet" onClick={() => desk.change((now) => moved(now, -1))}>
          {said.previous} <kbd>k</kbd>
        </button>
        <button type="button" class="quiet" onClick={() => desk.change((now) => moved(now, 1))}>
          {said.next} <kbd>j</kbd>
        </button>
        <button type="button" class="quiet" onClick={() => desk.change(toggled)}>
          {queue.chosen.has(photo.id) ? said.unchoose : said.choose} <kbd>x</kbd>
        </button>
        {photo.state !== 'waiting' && (
          <button type="button" class="quiet" onClick={() => desk.decide({ do: 'reconsider' })}>
            {said.reconsider}
          </button>
        )}
        {!isBlocked && (
          <button type="button" class="quiet" onClick={() => block(desk)}>
            {photo.blocked ? said.unblock : said.block} <kbd>b</kbd>
          </button>
        )}
      </div>
    </div>
  )
}

/** Why a photo is refused: a number key, or a tap. */
function Reasons({ screen }: { screen: Screen }) {
  const first = useRef<HTMLButtonElement>(null)
  useFocus(first)
  const { refuseBecause, reasons } = words.value
  return (
    <fieldset class="deciding reasons">
      <legend>{refuseBecause}</legend>
      <ol>
        {screen.reasons.map((reason, i) => (
          <li key={reason}>
            <button {...(i === 0 && { ref: first })} type="button" onClick={() => refuseFor(screen, reason)}>
              <kbd>{i + 1}</kbd> {reasons[reason]}
            </button>
          </li>
        ))}
      </ol>
      <button
        type="button"
        class="quiet"
        onClick={() => {
          screen.isRefusing.value = false
        }}
      >
        {studio.value.cancel}
      </button>
    </fieldset>
  )
}
