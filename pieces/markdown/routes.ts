import type { KindRoutes } from '../route-kind.ts'
import { countReached } from '../video/routes.ts'
import { filmId, filmsOf } from './films.ts'

export const routes: KindRoutes<'markdown'> = {
  answers: (deps) => ({
    'POST reached': (holder) => {
      const { piece } = holder
      return countReached(deps, holder, (film) => filmsOf(piece).find(({ id }) => id === filmId(piece.id, film))?.id)
    },
  }),
  events: async () => [],
}
