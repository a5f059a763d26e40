/** Figures of a folded tree that the report still shows. */
export interface Remains {
  shape: Shape | null
  /** Views through links that were opened by more people than a chat holds. */
  reposted: number
}

/** The form of a campaign's trees. */
export interface Shape {
  largestBranch: { views: number; share: number }
  structuralVirality: number
  /** Of all trees; then pairs of nodes of one tree, over which `structuralVirality` is the mean. */
  views: number
  pairs: number
}

/**
 * The form of folded trees and of what came since, which counts as trees of its own. Null as long as one of both is not known.
 *
 * @param views of both
 */
export function wholeShape(folded: Shape | null, since: Shape | null, views: number): Shape | null {
  if (!folded || folded.views >= views) return folded
  if (!since) return null
  const largest = Math.max(folded.largestBranch.views, since.largestBranch.views)
  const pairs = folded.pairs + since.pairs
  const distances = folded.structuralVirality * folded.pairs + since.structuralVirality * since.pairs
  return {
    largestBranch: { views: largest, share: largest / views },
    structuralVirality: pairs > 0 ? distances / pairs : 0,
    ...{ views, pairs },
  }
}
