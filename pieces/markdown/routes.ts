import type { KindRoutes } from '../route-kind.ts'
import { countReached } from '../video/routes.ts'

export const routes: KindRoutes<'markdown'> = {
  answers: (deps) => ({ 'POST reached': (holder) => countReached(deps, holder) }),
  events: async () => [],
}
