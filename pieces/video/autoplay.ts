/**
 * Plays without a sound while it is in sight, where a film asks for it: not for those who want less motion or fewer bytes,
 * and no longer once somebody has touched it.
 */
export function autoplay(video: HTMLVideoElement, touched: AbortSignal, play: () => void): void {
  const { connection } = navigator as { connection?: { saveData?: boolean } }
  const isUnwanted = connection?.saveData || matchMedia('(prefers-reduced-motion: reduce)').matches
  if (isUnwanted || touched.aborted) return
  video.muted = true
  const sight = new IntersectionObserver(
    (entries) => {
      // A busy page hears of several crossings at once: the last is how it is.
      if (entries.at(-1)?.isIntersecting) play()
      else video.pause()
    },
    { threshold: 0.5 },
  )
  sight.observe(video)
  touched.addEventListener('abort', () => sight.disconnect())
}
