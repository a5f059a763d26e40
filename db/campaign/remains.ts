/** What the report says of a tree that is no longer there. */
export interface Remains {
  shape: { largestBranch: { views: number; share: number }; structuralVirality: number } | null
  /** Views through links that more people opened than chats hold. */
  reposted: number
}
