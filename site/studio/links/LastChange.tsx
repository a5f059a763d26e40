import { words } from '../language.ts'
import { Confirm } from './Confirm.tsx'
import { done } from './done.ts'
import { usePlan } from './use-plan.ts'

/** The last change, and its undoing. */
export function LastChange({ last }: { last: NonNullable<(typeof done)['value']> }) {
  const { plan, failure, consider, carryOut } = usePlan(last.slug, last.node)
  const { links, close } = words.value
  const { value: asked } = plan
  const { undo } = last
  return (
    <div class="done">
      {asked ? (
        <Confirm
          plan={asked}
          onYes={() => carryOut(asked.change)}
          onNo={() => {
            plan.value = undefined
          }}
        />
      ) : (
        <>
          <p>{links.done[last.deed]}</p>
          {undo && (
            <button type="button" class="quiet" onClick={() => consider(undo)}>
              {links.undo}
            </button>
          )}
          <button
            type="button"
            class="quiet"
            onClick={() => {
              done.value = undefined
            }}
          >
            {close}
          </button>
        </>
      )}
      {failure.value && <p role="alert">{links.failed[failure.value]}</p>}
    </div>
  )
}
