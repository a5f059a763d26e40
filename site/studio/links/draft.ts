import type { LinkChange } from '../api.ts'

/** A fan's view, a link of the brand's, a list of members, or the whole campaign. */
export type Scope = 'view' | 'root' | 'list' | 'all'

/** The values of the voiding form, kept while somebody goes back and forth. */
export interface Draft {
  extent: 'view' | 'branch'
  isDoubtful: boolean
  /** Format of `datetime-local`, in local time; empty: no bound. */
  from: string
  to: string
  why: string
}

export const EMPTY: Draft = { extent: 'branch', isDoubtful: false, from: '', to: '', why: '' }

const timeOf = (text: string) => (text ? new Date(text).getTime() : undefined)

/** The request for the API. Of a whole campaign only doubtful views are voided, never all. */
export function changeOf(deed: 'void' | 'unvoid', scope: Scope, draft: Draft): LinkChange {
  const { extent, isDoubtful, why } = draft
  const [from, to] = extent === 'view' ? [] : [timeOf(draft.from), timeOf(draft.to)]
  const doubtful = deed === 'void' && (scope === 'all' || (isDoubtful && extent === 'branch'))
  return {
    [deed]: extent,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(doubtful && { doubtful }),
    ...(deed === 'void' && { why: why.trim() }),
  }
}
