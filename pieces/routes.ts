import type { KindName } from './kinds.ts'
import { routes as poll } from './poll/routes.ts'
import type { KindRoutes } from './route-kind.ts'
import { routes as video } from './video/routes.ts'

/** What kinds answer below `…/pieces/:piece`; those that need nothing of the API have no line. */
export const ROUTES: { [Kind in KindName]?: KindRoutes<Kind> } = { poll, video }
