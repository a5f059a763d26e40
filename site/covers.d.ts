declare module 'entre-nous:covers' {
  import type { ImageMetadata } from 'astro'

  /** By slug. */
  const covers: Record<string, ImageMetadata>
  export default covers
  export const logos: Record<string, ImageMetadata>
}
