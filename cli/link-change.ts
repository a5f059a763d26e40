import { COMMAND_LINE } from '../db/audit.ts'
import { readLink } from '../db/campaign/link-row.ts'
import { createTokenKind } from '../seal/link.ts'
import { nodeIn, nodeOfLink } from './links.ts'
import type { Workplace } from './workplace.ts'

/** Resolves a link or node for a change: its row, and who changes it. */
export async function changeOf(workplace: Workplace, text: string) {
  const { source, store } = workplace
  const { slug, pieces } = source.campaign
  const names = createTokenKind(source.keyring.name(slug))
  const node = nodeIn(text, names) ?? nodeOfLink(source, text)
  // A link with a valid MAC counts, even when its tree was folded or lost: it can still be revoked.
  const none = { label: null, isRoot: 0, isList: 0, isMember: 0, views: 0, further: 0 }
  const link = (await readLink(store, slug, node)) ?? { node, ...none }
  return { campaign: { slug, pieces, names }, link, who: COMMAND_LINE, doubtful: false }
}

/** The same for a whole campaign. */
export function changeOfAll({ source }: Workplace) {
  const { slug, pieces } = source.campaign
  const names = createTokenKind(source.keyring.name(slug))
  return { campaign: { slug, pieces, names }, link: undefined, who: COMMAND_LINE, doubtful: false }
}
