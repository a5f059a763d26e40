import type { StudioDeps } from '../api/deps.ts'
import { studioRoutes as draw } from './draw/studio-routes.ts'
import { studioRoutes as gallery } from './gallery/studio-routes.ts'
import type { KindName } from './kinds.ts'
import type { StudioRoutes } from './studio-route-kind.ts'

/** The studio's routes of kinds below `…/pieces/:piece`; a kind without any has no line. */
export const studioRoutesOf = (deps: StudioDeps): { [Kind in KindName]?: StudioRoutes<Kind> } => ({
  gallery: gallery(deps),
  draw: draw(deps),
})
