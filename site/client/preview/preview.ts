import type { PreviewAnswer } from '../../../api/fan-contract.ts'
import type { Phase } from '../../../campaigns/phase.ts'
import type { Locale } from '../../../campaigns/schema.ts'
import { PREVIEW_WORDS, type PreviewWords } from '../../i18n/preview-words.ts'
import { addStylesheet } from '../add-stylesheet.ts'
import { pageState } from '../address.ts'
import { type Api, Refusal } from '../api.ts'
import { fetched } from '../fetched.ts'
import type { Dated } from '../latest-tally.ts'
import { insideLoader } from '../load-inside.ts'
import type { Opening } from '../opening.ts'
import type { OpeningParts } from '../opening-parts.ts'
import { byId, type Stage, setText, showAgain } from '../stage.ts'
import { showWaiting } from '../waiting.ts'
import { showBar } from './bar.ts'
import { createPreviewApi } from './preview-api.ts'
import { createPreviewStorage } from './preview-storage.ts'

/** A stand-in for the private link, which the shared address has not. */
const NO_LINK = { letter: 'c', token: '' }

interface Parts extends Pick<OpeningParts, 'island' | 'stage' | 'showProgress'> {
  api: Api
  token: string
  /** Passed in: imported from here too, the script that every fan waits for would become two files. */
  createOpening: (parts: OpeningParts) => Opening
  showCount(tally: PreviewAnswer['tally'], isSpoken: boolean): void
}

/**
 * Shows the campaign in a phase of the client's choice, whatever its real one: the page as fans have it, with an API that
 * gives everything and counts nothing, and a bar that says so.
 */
export async function startPreview(parts: Parts): Promise<void> {
  const { island, stage, api, token, showCount } = parts
  const words = PREVIEW_WORDS[island.locale as Locale]
  const phase = pageState().phase ?? 'private'
  try {
    const style = fetched(api, addStylesheet(`/${island.slug}/look-preview.css`))
    const [answer] = await Promise.all([api.preview(token), style])
    document.documentElement.dataset.preview = phase
    showBar(island, words, { phase, until: answer.until })
    noteShares(words)
    showCount(answer.tally, false)
    show(phase, parts, answer)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    refuse(error, stage, words)
  }
}

function show(phase: Phase, parts: Parts, answer: PreviewAnswer & Dated): void {
  const { island, stage, api: real, showProgress, createOpening } = parts
  const api = createPreviewApi(real, island, answer)
  const storage = createPreviewStorage()
  const ignore = () => undefined
  const opening = createOpening({
    ...{ island, api, stage, storage, showProgress },
    inside: insideLoader(island, api, storage, stage.announce),
    arrival: { given: '', link: NO_LINK, isBroken: false },
    ...{ onAdmitted: ignore, onPhase: ignore, onForgotten: ignore },
  })
  const gate = { island, api, stage, storage, opening }
  const tap = async () =>
    island.circles ? (await fetched(api, import('../circles/circles.ts'))).tap(gate) : opening.tap()
  byId('open').onclick = ({ isTrusted }) => isTrusted && void tap()
  if (phase === 'closed') stage.show('closed', island.words.problems.closed)
  else if (phase === 'upcoming') showWaiting(island, stage, NO_LINK, island.schedule.opens)
  else if (phase === 'public') void opening.reveal()
  else stage.show('gate', island.words.gate)
}

/** Notes what sharing passes on from a preview, in a place that the looks lay out already. */
function noteShares({ share }: PreviewWords): void {
  document.querySelector('.share .preview-note')?.remove()
  const note = document.createElement('span')
  note.className = 'preview-note'
  note.textContent = share
  byId('share-heading').nextElementSibling?.append(note)
}

function refuse({ problem, retryAfterSeconds }: Refusal, stage: Stage, { over }: PreviewWords): void {
  stage.fail(problem, 'error', retryAfterSeconds)
  if (problem === 'link-invalid') {
    setText(byId('line'), over.line)
    setText(byId('hint'), over.hint)
  } else showAgain('retry')
}
