import type { Thread } from '../../api/fan-contract.ts'
import type { Api } from './api.ts'
import type { Island } from './island.ts'
import { Pieces } from './pieces.ts'
import { SharePanel } from './share.ts'
import type { Storage } from './storage.ts'
import { createThread } from './thread.ts'

/** The parts that only an opened page needs: a chunk of its own, which `load-inside.ts` fetches. */
export interface Inside {
  pieces: Pieces
  sharePanel: SharePanel
  showThread(thread: Thread): void
}

export function createInside(island: Island, api: Api, storage: Storage, announce: (text: string) => void): Inside {
  const sharePanel = new SharePanel(island, api, storage)
  return {
    pieces: new Pieces(island, api, storage, sharePanel, announce),
    sharePanel,
    showThread: createThread(island, announce),
  }
}
