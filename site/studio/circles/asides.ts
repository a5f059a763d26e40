import type { Report } from '../api.ts'
import { whole } from '../format.ts'
import { session } from '../session.ts'
import { words } from './language.ts'

/**
 * What each section says while one circle, or a part of one, is looked at: which of its figures are the whole campaign's, and
 * why. Undefined: all of it follows. The section of a piece is called by its kind: `poll-colour`.
 */
export function asidesOf({ totals, circles }: Report, chosen: string): (section: string) => string | undefined {
  const isPart = circles.some(({ parts }) => parts.some(({ id }) => id === chosen))
  const name = [...circles, ...circles.flatMap(({ parts }) => parts)].find(({ id }) => id === chosen)?.name ?? chosen
  const doubtful = totals.inRange - totals.clearInRange
  return (section) => {
    const { aside, partAlone } = words.value
    const kind = section.split('-')[0]
    switch (kind) {
      case 'far':
        return aside.far(totals.inRange, whole(totals.inRange), name)
      case 'doubt':
        return aside.doubt(doubtful, whole(doubtful), whole(totals.inRange), name)
      case 'growing':
        return aside.growing(name)
      case 'poll':
      case 'gallery':
        return isPart ? partAlone : aside.entries(name)
      case 'follows':
        return session.value?.role === 'owner' ? undefined : aside.follows
      case 'travels':
      case 'uncounted':
      case 'film':
      case 'code':
      case 'draw':
      case 'told':
      case 'changes':
        return aside[kind]
      default:
        return undefined
    }
  }
}
