/** Figures of a folded tree that the report still shows. */
export interface Remains {
  shape: { largestBranch: { views: number; share: number }; structuralVirality: number } | null
  /** Views through links that were opened by more people than a chat holds. */
  reposted: number
}
