/** Media types of the pictures that are taken, by their first bytes. */
export function typeOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff) return 'image/jpeg'
  return bytes[0] === 0x89 ? 'image/png' : 'image/webp'
}

/** The ending of a file's name. */
export function endingOf(bytes: Uint8Array): string {
  return typeOf(bytes).replace('image/', '').replace('jpeg', 'jpg')
}
