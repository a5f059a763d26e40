import type { Access } from '../../api/fan-contract.ts'
import type { Landing } from './address.ts'
import type { Api } from './api.ts'
import { createBrandLoader } from './brand/load-brand.ts'
import { openNamed } from './container.ts'
import type { Island } from './island.ts'
import { Pieces } from './pieces.ts'
import { SharePanel } from './share.ts'
import type { Stage } from './stage.ts'
import type { Storage } from './storage.ts'
import { createThread } from './thread.ts'
import { scatter } from './timers.ts'

/** The parts that only an opened page needs: a chunk of its own, which `load-inside.ts` fetches. */
export interface Inside {
  pieces: Pieces
  sharePanel: SharePanel
  /** Shows what belongs to the fan: the thread of their link, and what only those inside learn. `join` takes them into a circle. */
  showThread(access: Access, join: (circle: string) => Promise<void>): void
  /** Says at the gate who hands the link on, where that is an ambassador who says something. */
  introduce(gate: { stage: Stage; opening: { readonly arrival: Landing } }): void
  /** What the browser says of itself at the tap (WebDriver, 7): scanners of mail press buttons that nobody touches. */
  manner(): { driven?: true }
}

export function createInside(island: Island, api: Api, storage: Storage, announce: (text: string) => void): Inside {
  const sharePanel = new SharePanel(island, api, storage)
  const pieces = new Pieces(island, api, storage, sharePanel, announce)
  const showThread = createThread(island, announce)
  const showBrand = createBrandLoader({ island, api, storage, pieces, announce, scatter })
  return {
    pieces,
    sharePanel,
    showThread(access, join) {
      showThread(access.mine)
      pieces.keepOpen(access.keys)
      showBrand(access)
      if (access.circle === null && island.circles && !api.isPreview)
        import('./circles/circles.ts').then(({ chooseLater }) => chooseLater(island, join)).catch(() => undefined)
      if (!access.from && !access.note) return
      // What an ambassador says is no condition of reading on: where it does not load, the rest is there.
      import('./introduction/inside.ts')
        .then(({ showBranch }) => showBranch({ island, api, storage, announce, open: openNamed, scatter }, access))
        .catch(() => undefined)
    },
    introduce(gate) {
      if (!island.introduced) return
      import('./introduction/gate.ts')
        .then(({ introduce }) => introduce({ island, api, open: openNamed, ...gate }))
        .catch(() => undefined)
    },
    manner: () => (navigator.webdriver ? { driven: true } : {}),
  }
}
