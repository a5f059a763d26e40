const HOLDERS = ['moov', 'trak', 'mdia']
const HEADERS = ['mvhd', 'tkhd', 'mdhd']

/**
 * Zeroes when a film was made and changed: it is now, at every build. ISO 14496-12, 8.2.2: of 4 bytes each or, in version 1,
 * of 8.
 */
export function forgetTimes(bytes: Uint8Array<ArrayBuffer>): void {
  forgetBetween(new DataView(bytes.buffer), 0, bytes.length)
}

function forgetBetween(view: DataView, start: number, end: number): void {
  for (let at = start; at + 8 <= end; ) {
    const size = view.getUint32(at) === 1 ? Number(view.getBigUint64(at + 8)) : view.getUint32(at)
    if (size < 8) return
    const type = String.fromCharCode(...new Uint8Array(view.buffer, at + 4, 4))
    if (HOLDERS.includes(type)) forgetBetween(view, at + 8, at + size)
    if (HEADERS.includes(type)) new Uint8Array(view.buffer, at + 12, view.getUint8(at + 8) === 1 ? 16 : 8).fill(0)
    at += size
  }
}
