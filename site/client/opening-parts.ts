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

/** What an opening works with, and whom it tells. */
export interface OpeningParts {
  island: Island
  api: Api
  stage: Stage
  storage: Storage
  showProgress: ShowProgress
  /** Throws `Refusal`. */
  inside(): Promise<Inside>
  arrival: Landing
  /** Something was opened, or looked at again. */
  onAdmitted(answer: (KeysAnswer | Access) & Dated): void
  /** The API says that the campaign is in another phase than the page thought. */
  onPhase(phase: Phase, opens?: number): void
  /** What the browser kept is worth nothing any more. */
  onForgotten(): void
}
