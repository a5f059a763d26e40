import type { NodeId } from '../../db/campaign/node-id.ts'
import type { Reach } from '../../db/campaign/reach.ts'
import { proofUrl } from '../../seal/address.ts'
import type { ProofKey, Statement } from '../../seal/proof.ts'
import type { CatalogueEntry } from '../catalogue.ts'
import type { ProofAnswer } from './contract.ts'

interface Proven {
  node: NodeId
  reach: Reach
  /** The link's label, where whoever makes the proof wants it there. */
  name: string | undefined
}

/** Signs how far a link went, as of now. */
export async function prove(
  { proofKey, siteUrl, now }: { proofKey: ProofKey; siteUrl: string; now: () => number },
  campaign: Pick<CatalogueEntry, 'slug' | 'title' | 'branchName'>,
  { node, reach, name }: Proven,
): Promise<ProofAnswer> {
  const { slug, title } = campaign
  const { people, hands, from, to } = reach
  const statement: Statement = {
    ...{ iss: siteUrl, sub: slug, title, iat: seconds(now()), link: campaign.branchName(node) },
    ...(name !== undefined && { name }),
    ...{ people, hands: hands.length },
    // The last hour may still run.
    ...(from !== null && to !== null && { from: seconds(from), to: seconds(Math.min(to, now())) }),
  }
  const proof = await proofKey.sign(statement)
  return { proof, url: proofUrl(`${siteUrl}/${slug}/`, proof) }
}

const seconds = (ms: number) => Math.floor(ms / 1000)
