import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { LinkChange } from '../api.ts'
import { words } from '../language.ts'
import { report } from '../live-report.ts'
import { Confirm } from './Confirm.tsx'
import { EMPTY, type Scope } from './draft.ts'
import { usePlan } from './use-plan.ts'
import { VoidForm } from './VoidForm.tsx'
import { words as voidingWords } from './voiding/language.ts'

export interface LinkActionsProps {
  slug: string
  /** `all`: the whole campaign. */
  node: string
  scope: Scope
  /** Views through the link itself; undefined where unknown. */
  views?: number | undefined
  cap?: number | null
  isRevoked?: boolean
}

/** Caps, revokes and restores a link, voids views and puts them back. Each action is previewed before it is carried out. */
export function LinkActions({ slug, node, scope, views, cap = null, isRevoked = false }: LinkActionsProps) {
  const { plan, failure, isBusy, consider, carryOut } = usePlan(slug, node, cap)
  const deed = useSignal<'void' | 'unvoid' | undefined>(undefined)
  const draft = useSignal(EMPTY)
  const place = useRef<HTMLDivElement>(null)
  const { links } = words.value
  const { value: asked } = plan
  const leave = () => {
    deed.value = undefined
    place.current?.focus()
  }
  const drop = () => {
    plan.value = undefined
    // The form keeps its values, to be corrected.
    if (!deed.value) place.current?.focus()
  }
  const goOn = async (change: LinkChange) => {
    await carryOut(change)
    if (failure.value) return
    deed.value = undefined
    draft.value = EMPTY
  }
  const start = (next: 'void' | 'unvoid') => {
    deed.value = next
  }
  return (
    <div ref={place} class="link-actions" tabIndex={-1} aria-busy={isBusy.value}>
      {asked ? (
        <Confirm plan={asked} onYes={() => goOn(asked.change)} onNo={drop} />
      ) : deed.value ? (
        <VoidForm deed={deed.value} scope={scope} draft={draft} onAsk={consider} onNo={leave} />
      ) : (
        <>
          {scope !== 'all' && scope !== 'list' && !isRevoked && (
            <Limits views={views} cap={cap} onAsk={consider} onUncap={() => carryOut({ cap: null })} />
          )}
          {scope === 'list' && !isRevoked && (
            <Quiet onClick={() => consider({ revoke: 'branch' })}>{links.revokeBranch}</Quiet>
          )}
          {isRevoked && <Restoring isList={scope === 'list'} onAsk={consider} />}
          <Voiding scope={scope} onStart={start} />
        </>
      )}
      {failure.value && <p role="alert">{links.failed[failure.value]}</p>}
    </div>
  )
}

interface LimitsProps {
  views: number | undefined
  cap: number | null
  onAsk: (change: LinkChange) => void
  onUncap: () => void
}

function Limits({ views, cap, onAsk, onUncap }: LimitsProps) {
  const { links } = words.value
  return (
    <>
      <Cap views={views} onAsk={(n) => onAsk({ cap: n })} />
      {cap !== null && <Quiet onClick={onUncap}>{links.uncap}</Quiet>}
      <Quiet onClick={() => onAsk({ revoke: 'link' })}>{links.revokeLink}</Quiet>
      <Quiet onClick={() => onAsk({ revoke: 'branch' })}>{links.revokeBranch}</Quiet>
    </>
  )
}

/** A list has no link of its own. */
function Restoring({ isList, onAsk }: { isList: boolean; onAsk: (change: LinkChange) => void }) {
  const { links } = words.value
  return (
    <>
      {!isList && <Quiet onClick={() => onAsk({ restore: 'link' })}>{links.restoreLink}</Quiet>}
      <Quiet onClick={() => onAsk({ restore: 'branch' })}>{links.restoreBranch}</Quiet>
    </>
  )
}

/** For the whole campaign, only voiding and its undoing make sense. */
function Voiding({ scope, onStart }: { scope: Scope; onStart: (deed: 'void' | 'unvoid') => void }) {
  const voiding = voidingWords.value
  const isAll = scope === 'all'
  const { doubtful = 0, voided = 0 } = report.value?.totals ?? {}
  return (
    <>
      {(!isAll || doubtful > 0) && (
        <Quiet onClick={() => onStart('void')}>{isAll ? voiding.openAll : voiding.open}</Quiet>
      )}
      {voided > 0 && <Quiet onClick={() => onStart('unvoid')}>{isAll ? voiding.reopenAll : voiding.reopen}</Quiet>}
    </>
  )
}

function Quiet({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <button type="button" class="quiet" onClick={onClick}>
      {children}
    </button>
  )
}

function Cap({ views, onAsk }: { views: number | undefined; onAsk: (n: number) => void }) {
  const { links } = words.value
  const most = useSignal(views === undefined ? '' : String(Math.max(1, views)))
  return (
    <form
      class="cap"
      onSubmit={(event) => {
        event.preventDefault()
        onAsk(Number(most.value))
      }}
    >
      <button type="submit" class="quiet">
        {links.capLink}
      </button>
      <input
        type="number"
        min="1"
        required
        aria-label={links.capLink}
        value={most.value}
        onInput={(event) => {
          most.value = event.currentTarget.value
        }}
      />
    </form>
  )
}
