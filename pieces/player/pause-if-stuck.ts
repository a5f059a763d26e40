/** Pauses what does not go on: it is no longer playing, and its button offers to try again. */
export function pauseIfStuck(media: HTMLMediaElement): void {
  if (isStuck(media)) media.pause()
}

/** Whether what is at the place of the moment, or at the one that somebody goes to, has not come. */
function isStuck({ seeking, readyState, buffered, currentTime }: HTMLMediaElement): boolean {
  if (!seeking) return readyState < HTMLMediaElement.HAVE_FUTURE_DATA
  const isAround = (i: number) => buffered.start(i) <= currentTime && currentTime < buffered.end(i)
  return !Array.from({ length: buffered.length }, (_, i) => i).some(isAround)
}
