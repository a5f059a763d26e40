import type { Engine } from '../engine.ts'

/** The studio's own database: keys, sessions, and who did what that concerns no single campaign. On Node the same file as the campaigns'. */
export type StudioStore = Engine
