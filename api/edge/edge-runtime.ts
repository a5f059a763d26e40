import { createFaults, type Faults } from '../faults.ts'
import { writeToConsole } from '../log.ts'
import { networkOf } from '../network.ts'
import { keepAsSent } from '../photos/as-sent.ts'
import { createPhotos } from '../photos/photos.ts'
import { type BoundBucket, createR2Store } from '../photos/r2-store.ts'
import type { StudioRuntime } from '../runtime.ts'
import type { EdgeEnv } from './edge-env.ts'
import type { EdgeSettings } from './edge-settings.ts'

/** Streams of one object. */
export const STREAMS = 2000

/** Rows written are the bill here: views of some seconds share those of their ancestors, unless somebody looks at them. */
const SETTLE_MS = 5000

/** An isolate has 128 MB: the trees of so many views take up to 100 of them while they are read and drawn (docs/edge.md). */
const MOST_TREE_VIEWS = 1_500_000

/** Bytes that the photos of one campaign may take. */
const MOST_PHOTO_BYTES = 5_000_000_000

/** Photos on their way at once: twenty of 3 MB raised the memory of an object by 230 MB, nearly twice what it has. */
const PHOTOS_AT_ONCE = 4

/** What an object provides to the host that it runs. */
export function edgeRuntime({ keyring, siteUrl }: EdgeSettings, { PHOTOS }: EdgeEnv) {
  const faults = createFaults(writeToConsole, Date.now)
  return {
    ...{ keyring, siteUrl, faults },
    nextTurn: (run) => setTimeout(run, 0),
    now: Date.now,
    networkOf: (c) => networkOf(c.req.header('CF-Connecting-IP') ?? ''),
    watchers: STREAMS,
    settleMs: SETTLE_MS,
    mostTreeViews: MOST_TREE_VIEWS,
    photos: PHOTOS && photosIn(PHOTOS, faults),
    // A stream that throws is broken off.
    cut: () => {
      throw new Error('The answer was broken off')
    },
  } satisfies StudioRuntime
}

/** There is no decoder here: photos are kept as they are sent. */
const photosIn = (bucket: BoundBucket, { log, tell }: Faults) =>
  createPhotos({
    ...{ store: createR2Store(bucket), develop: keepAsSent, log, tell },
    ...{ mostBytes: MOST_PHOTO_BYTES, atOnce: PHOTOS_AT_ONCE },
  })
