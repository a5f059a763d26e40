import type { Engine } from '../engine.ts'

/**
 * The studio's own database: keys, sessions, and the audit of what concerns no single campaign. On Node it is in the same
 * file as the campaigns'.
 */
export type StudioStore = Engine
