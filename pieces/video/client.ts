import type { Mount } from '../mount.ts'

export const mount: Mount = () => undefined
