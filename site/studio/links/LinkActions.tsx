import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { api, type LinkAnswer, type LinkChange, Refusal } from '../api.ts'
import { changed } from '../changed.ts'
import { whole } from '../format.ts'
import { words } from '../language.ts'
import { isOver } from '../session.ts'

interface Props {
  slug: string
  node: string
  views: number
  cap: number | null
}

/** What would happen, asked before it does. */
interface Plan {
  change: LinkChange
  answer: LinkAnswer
}

/** Caps or revokes a link, alone or with what grew from it: first it says what that does, then it does it. */
export function LinkActions({ slug, node, views, cap }: Props) {
  const plan = useSignal<Plan | undefined>(undefined)
  const hasFailed = useSignal(false)
  const isBusy = useSignal(false)
  const place = useRef<HTMLDivElement>(null)
  const { links } = words.value
  const attempt = async (work: () => Promise<void>) => {
    if (isBusy.value) return
    hasFailed.value = false
    isBusy.value = true
    try {
      await work()
    } catch (error) {
      if (isOver(error)) return
      if (!(error instanceof Refusal)) throw error
      hasFailed.value = true
    } finally {
      isBusy.value = false
    }
  }
  const consider = (change: LinkChange) =>
    attempt(async () => {
      plan.value = { change, answer: await api.changeLink(slug, node, { ...change, dryRun: true }) }
    })
  const carryOut = ({ change }: Plan) =>
    attempt(async () => {
      await api.changeLink(slug, node, change)
      plan.value = undefined
      changed.value++
    })
  const drop = () => {
    plan.value = undefined
    place.current?.focus()
  }
  const { value: asked } = plan
  return (
    <div ref={place} class="link-actions" tabIndex={-1} aria-busy={isBusy.value}>
      {asked ? (
        <Confirm plan={asked} onYes={() => carryOut(asked)} onNo={drop} />
      ) : (
        <>
          <Cap views={views} onAsk={(n) => consider({ cap: n })} />
          {cap !== null && (
            <button
              type="button"
              class="quiet"
              onClick={() => carryOut({ change: { cap: null }, answer: { revoked: 0, views } })}
            >
              {links.uncap}
            </button>
          )}
          <button type="button" class="quiet" onClick={() => consider({ revoke: 'link' })}>
            {links.revokeLink}
          </button>
          <button type="button" class="quiet" onClick={() => consider({ revoke: 'branch' })}>
            {links.revokeBranch}
          </button>
        </>
      )}
      {hasFailed.value && <p role="alert">{links.failed}</p>}
    </div>
  )
}

/** Takes the focus, which was on a button that is gone, and reads out what would happen. */
function Confirm({ plan, onYes, onNo }: { plan: Plan; onYes: () => void; onNo: () => void }) {
  const dialog = useRef<HTMLDivElement>(null)
  useEffect(() => dialog.current?.focus(), [])
  const { links, cancel } = words.value
  return (
    <div
      ref={dialog}
      class="confirm"
      role="alertdialog"
      aria-label={effectOf(plan)}
      tabIndex={-1}
      onKeyDown={(event) => event.key === 'Escape' && onNo()}
    >
      <p>{effectOf(plan)}</p>
      <button type="button" class="strong" onClick={onYes}>
        {plan.change.revoke ? links.doRevoke : links.doCap}
      </button>
      <button type="button" class="quiet" onClick={onNo}>
        {cancel}
      </button>
    </div>
  )
}

function effectOf({ change, answer }: Plan): string {
  const { links } = words.value
  const { revoked, views } = answer
  if (change.revoke) return links.confirmRevoke(revoked, views, { links: whole(revoked), views: whole(views) })
  return links.confirmCap(views, whole(views), whole(change.cap ?? 0))
}

function Cap({ views, onAsk }: { views: number; onAsk: (n: number) => void }) {
  const { links } = words.value
  const most = useSignal(String(Math.max(1, views)))
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
