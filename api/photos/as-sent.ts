import { readImageHeader } from './image-header.ts'
import { withoutMetadata } from './metadata.ts'
import type { Develop } from './photos.ts'

/**
 * Keeps a photo as it was sent, where there is no decoder (Workers): its header is checked and its metadata are cut out, and
 * what the decoder of a browser would make of the rest is not known. The wall shows the whole photo.
 */
export const keepAsSent: Develop = async (bytes) => {
  const { format, width, height } = readImageHeader(bytes)
  const full = withoutMetadata(bytes, format)
  return { full, thumb: full, width, height }
}
