/**
 * The most streams of a browser: by HTTP/1.1 it has six connections to a site, and with more streams the seventh tab would
 * not load.
 */
const STREAMS = 3

/**
 * Calls `use` with one of the few streams that all tabs of a browser have together, which is taken until its promise
 * settles; `otherwise` where others have them all. Only secure contexts can count them.
 */
export function takeStream(use: () => Promise<void>, otherwise: () => void, stream = 0): void {
  if (stream === STREAMS) otherwise()
  else if (!('locks' in navigator)) void use()
  else {
    void navigator.locks.request(`studio-stream-${stream}`, { ifAvailable: true }, (lock) =>
      lock ? use() : takeStream(use, otherwise, stream + 1),
    )
  }
}
