declare module 'heic-decode' {
  /** Decodes the first picture of a HEIC file: pixels, upright, four bytes each. */
  export default function decode(file: { buffer: Uint8Array }): Promise<{
    width: number
    height: number
    data: Uint8ClampedArray
  }>
}
