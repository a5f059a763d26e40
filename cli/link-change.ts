import { COMMAND_LINE } from '../db/audit.ts'
import { readLink } from '../db/campaign/link-row.ts'
import { createTokenKind } from '../seal/link.ts'
import { nodeIn, nodeOfLink } from './links.ts'
import type { Workplace } from './workplace.ts'

/** What a change of a link or a node needs to know: the link, as it stands in the database, and who changes it. */
export async function changeOf(workplace: Workplace, text: string) {
  const { source, store } = workplace
  const { slug, pieces } = source.campaign
  const names = createTokenKind(source.keyring.name(slug))
  const node = nodeIn(text, names) ?? nodeOfLink(source, text)
  // A link that proves itself is one, though its tree was folded or lost: it can still be revoked.
  const link = (await readLink(store, slug, node)) ?? { node, label: null, isRoot: 0, views: 0 }
  return { campaign: { slug, pieces, names }, link, who: COMMAND_LINE, doubtful: false }
}

/** The same for everything that was counted of a campaign. */
export function changeOfAll({ source }: Workplace) {
  const { slug, pieces } = source.campaign
  const names = createTokenKind(source.keyring.name(slug))
  return { campaign: { slug, pieces, names }, link: undefined, who: COMMAND_LINE, doubtful: false }
}
