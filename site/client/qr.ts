import qrcode from 'qrcode'

/** Loaded when a fan asks for it. Fills the screen with the code of a link and keeps the screen awake meanwhile. */
export async function showQr(dialog: HTMLDialogElement, link: string): Promise<void> {
  const svg = await qrcode.toString(link, { type: 'svg', margin: 4, errorCorrectionLevel: 'M' })
  const image = dialog.querySelector('img')
  if (image) image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`
  dialog.showModal()
  const leave = new AbortController()
  const { signal } = leave
  dialog.querySelector('button')?.addEventListener('click', () => dialog.close(), { signal })
  // The system lets the screen sleep again whenever the page was out of sight.
  document.addEventListener('visibilitychange', () => void keepAwake(signal), { signal })
  dialog.addEventListener('close', () => leave.abort(), { signal })
  await keepAwake(signal)
}

/** Until `signal`. Old browsers and batteries that run low refuse: the code is just as good. */
async function keepAwake(signal: AbortSignal): Promise<void> {
  if (document.hidden || !('wakeLock' in navigator)) return
  const lock = await navigator.wakeLock.request('screen').catch(() => undefined)
  if (signal.aborted) await lock?.release()
  else signal.addEventListener('abort', () => void lock?.release())
}
