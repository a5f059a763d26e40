interface Box {
  type: string
  /** Where it begins, its size first. */
  at: number
}

/** Boxes of an MP4 in their order, also those within `holders`. ISO 14496-12, 4.2. */
export function* boxesOf(
  bytes: Uint8Array<ArrayBuffer>,
  holders: readonly string[],
  start = 0,
  end = bytes.length,
): Generator<Box> {
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  for (let at = start; at + 8 <= end; ) {
    const size = view.getUint32(at) === 1 ? Number(view.getBigUint64(at + 8)) : view.getUint32(at)
    if (size < 8) return
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    yield { type, at }
    if (holders.includes(type)) yield* boxesOf(bytes, holders, at + 8, at + size)
    at += size
  }
}

/** Tracks that a header declares (`moov`), or that a segment has something of (`moof`). */
export function countTracks(bytes: Uint8Array<ArrayBuffer>): number {
  return [...boxesOf(bytes, ['moov', 'moof'])].filter(({ type }) => type === 'trak' || type === 'traf').length
}
