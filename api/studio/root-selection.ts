import type { NodeId } from '../../db/campaign/node-id.ts'
import type { CatalogueEntry } from '../catalogue.ts'
import { ApiError } from '../errors.ts'
import { CROWD } from './anonymity.ts'
import type { ReportQuery } from './contract/report-schema.ts'

/**
 * The node of the root in a query; null for an unknown name, below which there is nothing. Throws `forbidden` for a list
 * whose figures are not told.
 */
export function selectRoot(
  { names }: Pick<CatalogueEntry, 'names'>,
  { root }: Pick<ReportQuery, 'root'>,
  untold: ReadonlySet<NodeId>,
): NodeId | null | undefined {
  if (root === undefined) return undefined
  const node = (names.read(root) ?? null) as NodeId | null
  if (node === null || !untold.has(node)) return node
  const detail = `root: of this list fewer than ${CROWD} have opened, or have not: its figures are not told`
  throw new ApiError('forbidden', { detail })
}
