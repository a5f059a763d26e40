/**
 * Plays without a sound while it is in sight, where a film asks for it: not for those who want less motion or fewer bytes,
 * and no longer once somebody has touched it. Returns what ends it.
 */
export function autoplay(video: HTMLVideoElement, play: () => void): () => void {
  const { connection } = navigator as { connection?: { saveData?: boolean } }
  if (connection?.saveData || matchMedia('(prefers-reduced-motion: reduce)').matches) return () => undefined
  video.muted = true
  const sight = new IntersectionObserver(
    ([entry]) => {
      if (entry?.isIntersecting) play()
      else video.pause()
    },
    { threshold: 0.5 },
  )
  sight.observe(video)
  return () => sight.disconnect()
}
