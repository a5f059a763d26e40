import { fill } from '../../i18n/phrase.ts'
import type { Landing } from '../address.ts'
import { type Api, Refusal } from '../api.ts'
import { forgetInvitation, invited } from '../invitation.ts'
import type { Island } from '../island.ts'
import { byId, type Stage } from '../stage.ts'
import type { Storage } from '../storage.ts'
import { chooseCircle } from './chooser.ts'
import { addStyle, circleHtml, circlesOf, forgetCircles } from './files.ts'
import { nameOf } from './names.ts'

/*
 * The gate of a campaign with circles: names the circle that the link leads to, and asks for one where it leads to none.
 * Whoever has a pass keeps the circle that they are in, or is asked inside (`later.ts`).
 */

interface Parts {
  island: Island
  api: Api
  stage: Stage
  storage: Storage
  opening: Opening
}

/** What an opening is asked for here. */
interface Opening {
  readonly arrival: Landing
  tap(circle?: string): Promise<Refusal | undefined>
}

/** Problems that the opening has as well, and tells better. */
const TOLD_BY_OPENING = new Set(['link-invalid', 'link-revoked', 'closed', 'malformed'])

/** Says quietly where the link leads. A failure is ignored: the tap asks again, and tells it then. */
export async function greet(parts: Parts): Promise<void> {
  if (!parts.storage.read().pass) await nameCircle(parts).catch(() => undefined)
}

async function nameCircle({ island, api, stage, opening }: Parts): Promise<void> {
  const asked = [invited({ island, api, opening }), circlesOf(island), addStyle(island)] as const
  const [{ circle }, file] = await Promise.all(asked)
  if (stage.state !== 'gate') return
  if (circle === null) stage.hint(file.words.toChoose)
  else if (circle) {
    stage.hint(fill(file.words.entering, { name: nameOf(file, circle) }))
    await circleHtml(island, circle.of)
  }
}

/** Opens the link; first asks for a circle where it has none, and again where that one is gone by now. */
export async function tap({ island, api, stage, storage, opening }: Parts): Promise<void> {
  const button = byId('open')
  if (!opening.arrival.link || stage.state !== 'gate' || button.ariaBusy) return
  if (storage.read().pass) return void opening.tap()
  button.ariaBusy = 'true'
  try {
    for (let isGone = false; ; isGone = true) {
      const { circle } = await invited({ island, api, opening })
      const chosen = circle === null ? await ask(island, stage, isGone) : ''
      if (chosen === undefined) return
      const refused = await opening.tap(chosen || undefined)
      if (refused?.cause !== 'circle-unknown') return
      // Other circles were deployed since this page came.
      forgetInvitation()
      forgetCircles()
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (TOLD_BY_OPENING.has(error.problem)) await opening.tap()
    else stage.fail(error.problem, 'gate', error.retryAfterSeconds)
  } finally {
    if (stage.state === 'gate') button.ariaBusy = null
  }
}

async function ask(island: Island, stage: Stage, isGone: boolean): Promise<string | undefined> {
  const [file] = await Promise.all([circlesOf(island), addStyle(island)])
  if (isGone) stage.show('gate', file.words.gone)
  return chooseCircle(island, file, { when: isGone ? 'gone' : 'first' })
}
