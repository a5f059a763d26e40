import type { Signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { LinkChange } from '../api.ts'
import { words } from '../language.ts'
import { session } from '../session.ts'
import { changeOf, type Draft, type Scope } from './draft.ts'
import { words as voidingWords } from './voiding/language.ts'

interface Props {
  deed: 'void' | 'unvoid'
  scope: Scope
  draft: Signal<Draft>
  onAsk: (change: LinkChange) => void
  onNo: () => void
}

/** A form for the views to void, or to put back, and the reason. The consequences are shown before anything happens. */
export function VoidForm({ deed, scope, draft, onAsk, onNo }: Props) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const { cancel, doubt } = words.value
  const voiding = voidingWords.value
  const change = (part: Partial<Draft>) => {
    draft.value = { ...draft.value, ...part }
  }
  const { extent, isDoubtful, from, to, why } = draft.value
  const isOwner = session.value?.role === 'owner'
  // Of a fan's link, only owners may ask when it was opened, and which views carry a doubt.
  const mayNarrow = scope !== 'view' || isOwner
  const moment = { isOff: extent === 'view', seconds: isOwner ? 60 : 900 }
  return (
    <form
      ref={form}
      class="voiding"
      onKeyDown={(event) => event.key === 'Escape' && onNo()}
      onSubmit={(event) => {
        event.preventDefault()
        onAsk(changeOf(deed, scope, draft.value))
      }}
    >
      <fieldset>
        <legend>{voiding.what}</legend>
        {scope === 'view' &&
          (['view', 'branch'] as const).map((each) => (
            <label key={each} class="check">
              <input type="radio" name="extent" checked={extent === each} onChange={() => change({ extent: each })} />
              {voiding[each]}
            </label>
          ))}
        {scope !== 'view' && <p>{scope === 'root' || scope === 'list' ? voiding.rootBranch : doubt.whole}</p>}
        {deed === 'void' && mayNarrow && (
          <label class="check">
            <input
              type="checkbox"
              checked={isDoubtful || scope === 'all'}
              disabled={scope === 'all' || extent === 'view'}
              onChange={(event) => change({ isDoubtful: event.currentTarget.checked })}
            />
            {voiding.onlyDoubtful}
          </label>
        )}
      </fieldset>
      {mayNarrow && (
        <div class="fields">
          <Moment {...moment} label={voiding.from} value={from} onChange={(at) => change({ from: at })} />
          <Moment {...moment} label={voiding.to} value={to} onChange={(at) => change({ to: at })} />
        </div>
      )}
      {deed === 'void' && (
        <label>
          {voiding.why}
          <input
            type="text"
            required
            pattern=".*\S.*"
            maxLength={200}
            value={why}
            placeholder={voiding.whyHint}
            onInput={(event) => change({ why: event.currentTarget.value })}
          />
        </label>
      )}
      <p class="buttons">
        <button type="submit" class="strong">
          {voiding.ask}
        </button>
        <button type="button" class="quiet" onClick={onNo}>
          {cancel}
        </button>
      </p>
    </form>
  )
}

interface MomentProps {
  label: string
  value: string
  isOff: boolean
  /** Step of the selectable times. */
  seconds: number
  onChange: (text: string) => void
}

function Moment({ label, value, isOff, seconds, onChange }: MomentProps) {
  return (
    <label>
      {label}
      <input
        type="datetime-local"
        value={value}
        step={seconds}
        disabled={isOff}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  )
}
