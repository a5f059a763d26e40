import { routes as code } from './code/routes.ts'
import { routes as draw } from './draw/routes.ts'
import { routes as gallery } from './gallery/routes.ts'
import type { KindName } from './kinds.ts'
import { routes as markdown } from './markdown/routes.ts'
import { routes as poll } from './poll/routes.ts'
import type { KindRoutes } from './route-kind.ts'
import { routes as video } from './video/routes.ts'

/** The routes of kinds below `…/pieces/:piece`; a kind without any has no line. */
export const ROUTES: { [Kind in KindName]?: KindRoutes<Kind> } = { markdown, poll, video, gallery, code, draw }
