import type { Mount } from '../mount.ts'

/** A gallery's photos. */
export const mount: Mount = () => undefined
