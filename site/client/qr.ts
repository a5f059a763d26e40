import qrcode from 'qrcode'

/** Fills the screen with the QR code of a link, and keeps the screen awake meanwhile. Loaded on demand. */
export async function showQr(dialog: HTMLDialogElement, link: string): Promise<void> {
  const svg = await qrcode.toString(link, { type: 'svg', margin: 4, errorCorrectionLevel: 'M' })
  const image = dialog.querySelector('img')
  if (image) image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`
  dialog.showModal()
  const leave = new AbortController()
  const { signal } = leave
  dialog.querySelector('button')?.addEventListener('click', () => dialog.close(), { signal })
  // The wake lock is released whenever the page is hidden.
  document.addEventListener('visibilitychange', () => void keepAwake(signal), { signal })
  dialog.addEventListener('close', () => leave.abort(), { signal })
  await keepAwake(signal)
}

/** Holds a wake lock until `signal`. Old browsers, and batteries that run low, refuse: the code works all the same. */
async function keepAwake(signal: AbortSignal): Promise<void> {
  if (document.hidden || !('wakeLock' in navigator)) return
  const lock = await navigator.wakeLock.request('screen').catch(() => undefined)
  if (signal.aborted) await lock?.release()
  else signal.addEventListener('abort', () => void lock?.release())
}
