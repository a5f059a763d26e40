import type { HlsConfig, Loader, LoaderCallbacks, LoaderContext, LoaderStats } from 'hls.js'
import type { Load } from './source.ts'

/**
 * How hls.js fetches: each address ends in the name of a container. It hears of no failure, since it would switch and retry
 * as it sees fit; what can be waited for, {@link Load} waits for, and the rest ends here.
 */
export function sealedLoader(load: Load, onFailure: (error: unknown) => void): HlsConfig['loader'] {
  return class SealedLoader implements Loader<LoaderContext> {
    context: LoaderContext | null = null
    readonly stats = emptyStats()
    readonly #giveUp = new AbortController()

    load(context: LoaderContext, _: unknown, callbacks: LoaderCallbacks<LoaderContext>): void {
      this.context = context
      this.stats.loading.start = performance.now()
      void this.#deliver(context, callbacks)
    }

    abort(): void {
      // What has come counts when hls.js reckons how fast the network is, also once its loader is destroyed.
      if (this.stats.loading.end === 0) this.stats.aborted = true
      this.#giveUp.abort()
    }

    destroy(): void {
      this.abort()
    }

    async #deliver(context: LoaderContext, { onSuccess }: LoaderCallbacks<LoaderContext>): Promise<void> {
      const { stats } = this
      const { signal } = this.#giveUp
      try {
        const bytes = await load(context.url, { signal, onProgress: (share, received) => note(stats, share, received) })
        if (signal.aborted) return
        stats.loading.end = performance.now()
        stats.loading.first ||= stats.loading.end
        stats.loaded = stats.total = bytes.length
        // What was opened lies in a larger buffer.
        const data = context.responseType === 'arraybuffer' ? bytes.slice().buffer : new TextDecoder().decode(bytes)
        onSuccess({ url: context.url, data, code: 200 }, stats, context, null)
      } catch (error) {
        if (!signal.aborted) onFailure(error)
      }
    }
  }
}

/** So that a segment that takes too long is given up for a smaller one, and the next one is chosen by what this one took. */
function note(stats: LoaderStats, share: number, received: number): void {
  stats.loading.first ||= performance.now()
  stats.loaded = received
  // To hls.js, 0 is a length that nobody told.
  stats.total = share && Math.round(received / share)
}

function emptyStats(): LoaderStats {
  const timing = () => ({ start: 0, first: 0, end: 0 })
  return {
    ...{ aborted: false, loaded: 0, total: 0, retry: 0, chunkCount: 0, bwEstimate: 0 },
    ...{ loading: timing(), parsing: { start: 0, end: 0 }, buffering: timing() },
  }
}
