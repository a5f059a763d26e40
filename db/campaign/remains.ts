/** Figures of a folded tree that the report still shows. */
export interface Remains {
  /** Null where it is not known. An earlier version kept no pairs of it. */
  shape: FoldedShape | null
  /** Views through links that were opened by more people than a chat holds. */
  reposted: number
  /** Views that are folded; of an earlier version none. */
  views?: number
}

/** The form of a campaign's trees. */
export interface Shape {
  largestBranch: { views: number; share: number }
  structuralVirality: number
  /** Pairs of nodes of one tree, over which `structuralVirality` is the mean. */
  pairs: number
}

type FoldedShape = Omit<Shape, 'pairs'> & Partial<Shape>

/**
 * The form of folded trees and of what came since, which counts as trees of its own. Null as long as one of both is not known.
 *
 * @param views of both
 */
export function wholeShape(remains: Remains, since: Shape | null, views: number): FoldedShape | null {
  const { shape: folded } = remains
  const before = foldedViews(remains)
  if (before === undefined || before >= views) return folded
  // All that was folded was void.
  if (before === 0) return since
  if (!since || folded?.pairs === undefined) return null
  const largest = Math.max(folded.largestBranch.views, since.largestBranch.views)
  const pairs = folded.pairs + since.pairs
  const distances = folded.structuralVirality * folded.pairs + since.structuralVirality * since.pairs
  return {
    largestBranch: { views: largest, share: largest / views },
    structuralVirality: pairs > 0 ? distances / pairs : 0,
    pairs,
  }
}

/** Undefined where an earlier version has kept nothing that tells it. */
export function foldedViews({ views, shape }: Remains): number | undefined {
  return views ?? (shape ? Math.round(shape.largestBranch.views / shape.largestBranch.share) : undefined)
}
