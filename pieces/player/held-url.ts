import type { Bytes } from '../../site/client/container.ts'

/** An address of bytes, which the browser holds until the signal. */
export function heldUrl(bytes: Bytes, type: string, signal: AbortSignal): string {
  const url = URL.createObjectURL(new Blob([bytes], { type }))
  signal.addEventListener('abort', () => URL.revokeObjectURL(url))
  return url
}
