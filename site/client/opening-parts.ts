import type { Access, KeysAnswer } from '../../api/fan-contract.ts'
import type { Phase } from '../../campaigns/phase.ts'
import type { Landing } from './address.ts'
import type { Api } from './api.ts'
import type { Inside } from './inside.ts'
import type { Island } from './island.ts'
import type { Dated } from './latest-tally.ts'
import type { ShowProgress } from './progress.ts'
import type { Stage } from './stage.ts'
import type { Storage } from './storage.ts'

/** The parts of the page that an opening uses, and the callbacks that it reports to. */
export interface OpeningParts {
  island: Island
  api: Api
  stage: Stage
  storage: Storage
  showProgress: ShowProgress
  /** Throws `Refusal`. */
  inside(): Promise<Inside>
  arrival: Landing
  /** Called with the answer of an opening or a refresh. */
  onAdmitted(answer: (KeysAnswer | Access) & Dated): void
  /** Called when the API names another phase than the page assumed. */
  onPhase(phase: Phase, opens?: number): void
  /** Called when the stored pass is no longer good. */
  onForgotten(): void
}
