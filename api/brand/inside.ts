import type { PartRow } from '../../db/campaign/circles/parts.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import type { CatalogueEntry } from '../catalogue.ts'
import type { FanDeps } from '../deps.ts'

/** What only those inside learn: the brand's word, and with how many they are together. */
export interface Inside {
  /** 0 where the fan's own page has not said that it is here. */
  present: number
  word: Record<string, string> | undefined
}

export async function insideOf(
  { pinned, presence }: Pick<FanDeps, 'pinned' | 'presence'>,
  campaign: CatalogueEntry,
  node: NodeId,
  part: PartRow | undefined,
): Promise<Inside> {
  // A word is said to a circle as the config has it, whatever it was divided into.
  return { present: presence.around(campaign.slug, node), word: await pinned.wordFor(campaign, part?.whole ?? '') }
}
