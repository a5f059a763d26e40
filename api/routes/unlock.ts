import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { channelOfLetter } from '../../campaigns/channels.ts'
import { phaseAt } from '../../campaigns/phase.ts'
import { type NodeFigures, readNode } from '../../db/campaign/figures.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import type { RefusalReason } from '../../db/campaign/refusals.ts'
import { MOST_MEANINGS, parsePrivateLink } from '../../seal/address.ts'
import { BASE58_PATTERN } from '../../seal/base58.ts'
import { admit } from '../admission.ts'
import { limitBody, readBody } from '../body.ts'
import type { CatalogueEntry } from '../catalogue.ts'
import type { CampaignEnv, FanDeps } from '../deps.ts'
import { ApiError, type ErrorCode } from '../errors.ts'
import type { UnlockAnswer } from '../fan-contract.ts'
import { API_HEADERS } from '../security-headers.ts'
import { tokenField } from '../token-field.ts'
import { accessOf, type Entries, readEntries } from '../unlocking.ts'
import { workField } from '../work.ts'

const link = z
  .string()
  .regex(new RegExp(`^[a-z]${BASE58_PATTERN}$`), { error: 'expected a channel letter and 22 base58 characters' })
export const unlockBody = z.strictObject({
  link: z
    .union([link, z.array(link).min(1).max(MOST_MEANINGS)])
    .describe(
      'Letter and token; all that a damaged address may mean, likeliest first: the one that proves itself counts.',
    ),
  visit: tokenField,
  pass: tokenField.optional(),
  work: workField.optional(),
})

/** `POST unlock`: a human opened a private link. Counts the view, then answers with the keys. */
export function unlock(deps: FanDeps) {
  const { browsers, now } = deps
  return new Hono<CampaignEnv>().post('/', limitBody, async (c) => {
    const [campaign, store] = [c.get('campaign'), c.get('store')]
    const { link, visit, pass, work } = await readBody(c, unlockBody)
    const proven = prove(campaign, link)
    if (!proven) return refuse(deps, c, 'link-invalid')
    const { letter, token, parent } = proven
    const phase = phaseAt(campaign, now())
    if (phase === 'upcoming') return refuse(deps, c, 'not-open-yet')
    if (phase === 'closed') return refuse(deps, c, 'closed')
    if (browsers.isAutomated(c)) return refuse(deps, c, 'automated')

    const known = pass === undefined ? undefined : (campaign.passes.read(pass) as NodeId | undefined)
    if (known !== undefined) {
      const figures = await readNode(store, campaign.slug, known)
      if (figures.isRevoked) return refuse(deps, c, 'link-revoked')
      await store.ledger.refuse(campaign.slug, known === parent ? 'own-link' : 'reopened')
      return answer(
        campaign,
        { ...figures, entries: await readEntries(store, campaign), node: known, counted: false },
        now(),
      )
    }
    const opened = await admit(deps, c, { parent, token, channel: channelOfLetter(letter), visit, work })
    if (!('node' in opened)) return refuse(deps, c, opened.outcome)
    if (opened.outcome === 'retry') await store.ledger.refuse(campaign.slug, 'retry')
    return answer(campaign, { ...opened, entries: await readEntries(store, campaign), counted: true }, now())
  })
}

/** Finds the link whose MAC is ours, and its node. */
function prove({ links }: CatalogueEntry, given: string | readonly string[]) {
  for (const text of typeof given === 'string' ? [given] : given) {
    const link = parsePrivateLink(text)
    const parent = links.read(link?.token ?? '') as NodeId | undefined
    if (link && parent !== undefined) return { ...link, parent }
  }
  return undefined
}

/**
 * Counts the refusal and throws it. A network that is refused again and again is told to slow down, and counted as such.
 */
async function refuse(deps: FanDeps, c: Context<CampaignEnv>, code: RefusalReason & ErrorCode): Promise<never> {
  const campaign = c.get('campaign')
  const isPatient = deps.refusalBuckets.take(deps.networkOf(c).own)
  await c.get('store').ledger.refuse(campaign.slug, isPatient ? code : 'slow-down')
  if (!isPatient) throw new ApiError('slow-down', { retryAfterSeconds: 1 })
  throw new ApiError(code, code === 'not-open-yet' ? { opens: campaign.opens ?? null } : {})
}

interface OpenedNode extends Pick<NodeFigures, 'mine' | 'views' | 'clear' | 'depth'> {
  node: NodeId
  entries: Entries
  counted: boolean
}

/**
 * Headers as a plain object, which Node takes as it is. A `Headers` object, as `c.header` and `c.json` make, costs as much
 * as the commit of a view.
 */
const HEADERS = { ...API_HEADERS, 'Content-Type': 'application/json' }

function answer(campaign: CatalogueEntry, { node, counted, ...figures }: OpenedNode, now: number): Response {
  const body: UnlockAnswer = {
    counted,
    pass: campaign.passes.write(node),
    ...accessOf(campaign, { node, ...figures }, now),
  }
  return new Response(JSON.stringify(body), { headers: HEADERS })
}
