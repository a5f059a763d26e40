import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { channelOfLetter } from '../../campaigns/channels.ts'
import type { PartRow } from '../../db/campaign/circles/parts.ts'
import { type NodeFigures, readNode } from '../../db/campaign/figures.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import type { RefusalReason } from '../../db/campaign/refusals.ts'
import { MOST_MEANINGS, parsePrivateLink } from '../../seal/address.ts'
import { BASE58_PATTERN } from '../../seal/base58.ts'
import { admit } from '../admission.ts'
import type { Above } from '../ambassadors/branches.ts'
import { limitBody, readBody } from '../body.ts'
import { type Inside, insideOf } from '../brand/inside.ts'
import type { CatalogueEntry } from '../catalogue.ts'
import { divideOutgrown, isCircle, readPart } from '../circles.ts'
import type { CampaignEnv, FanDeps } from '../deps.ts'
import { ApiError, type ErrorCode } from '../errors.ts'
import type { UnlockAnswer } from '../fan-contract.ts'
import { API_HEADERS } from '../security-headers.ts'
import { tokenField } from '../token-field.ts'
import { accessOf, readSources, type Sources } from '../unlocking.ts'
import { phaseFor } from '../windows.ts'
import { workField } from '../work.ts'

const link = z
  .string()
  .regex(new RegExp(`^[a-z]${BASE58_PATTERN}$`), { error: 'expected a channel letter and 22 base58 characters' })
export const linkField = z
  .union([link, z.array(link).min(1).max(MOST_MEANINGS)])
  .describe(
    'Letter and token; all that a damaged address may mean, likeliest first: the one that proves itself counts.',
  )
export const unlockBody = z.strictObject({
  link: linkField,
  visit: tokenField,
  pass: tokenField.optional(),
  work: workField.optional(),
  driven: z
    .literal(true)
    .optional()
    .describe('A program drives the browser, by the browser’s own word (WebDriver, `navigator.webdriver`).'),
  circle: z
    .string()
    .max(60)
    .optional()
    .describe('The circle that the fan chose, by its id; where the link has one, that stays.'),
})

/** `POST unlock`: a human opened a private link. Counts the view, then answers with the keys. */
export function unlock(deps: FanDeps) {
  const { branches, browsers, windows, now } = deps
  return new Hono<CampaignEnv>().post('/', limitBody, async (c) => {
    const [campaign, store] = [c.get('campaign'), c.get('store')]
    const { link, visit, pass, work, driven: isDriven = false, circle } = await readBody(c, unlockBody)
    const proven = prove(campaign, link)
    if (!proven) return refuse(deps, c, 'link-invalid')
    const { letter, token, parent } = proven
    const known = pass === undefined ? undefined : (campaign.passes.read(pass) as NodeId | undefined)
    const opensOf = (node: NodeId) => windows.opensOf(campaign, store, node, circle)
    const tapped = await opensOf(parent)
    // Whoever is inside already is early with any link.
    const opens = known === undefined || tapped === undefined ? tapped : Math.min(tapped, (await opensOf(known)) ?? 0)
    const phase = phaseFor(campaign, opens, now())
    if (phase === 'upcoming') return refuse(deps, c, 'not-open-yet', { opens: opens ?? null })
    if (phase === 'closed') return refuse(deps, c, 'closed')
    if (browsers.isAutomated(c)) return refuse(deps, c, 'automated')
    if (circle !== undefined && !isCircle(campaign, circle)) return refuse(deps, c, 'circle-unknown')

    if (known !== undefined) {
      const figures = await readNode(store, campaign.slug, known)
      if (figures.isRevoked) return refuse(deps, c, 'link-revoked')
      if (circle !== undefined) await store.ledger.choose({ campaign: campaign.slug, node: known, circle })
      await store.ledger.refuse(campaign.slug, known === parent ? 'own-link' : 'reopened')
      const [part, sources] = [await readPart(store, campaign, known), await readSources(store, campaign, known)]
      // All who came through this fan came with them.
      if (circle !== undefined) divideOutgrown(deps, campaign, store, part)
      const inside = await insideOf(deps, campaign, known, part)
      const above = await branches.of(store, campaign, known)
      return answer(campaign, { ...figures, ...inside, part, sources, above, node: known, counted: false }, now())
    }
    const attempt = { parent, token, channel: channelOfLetter(letter), visit, work, isDriven, circle }
    const opened = await admit(deps, c, attempt)
    if (!('node' in opened)) return refuse(deps, c, opened.outcome)
    if (opened.outcome === 'retry') await store.ledger.refuse(campaign.slug, 'retry')
    if (opened.outcome === 'counted') divideOutgrown(deps, campaign, store, opened.part)
    const part = opened.outcome === 'retry' ? await readPart(store, campaign, opened.node) : opened.part
    const sources = await readSources(store, campaign, opened.node)
    const inside = await insideOf(deps, campaign, opened.node, part)
    const above = await branches.of(store, campaign, opened.node)
    return answer(campaign, { ...opened, ...inside, part, sources, above, counted: true }, now())
  })
}

/** Finds the link whose MAC is ours, and its node. */
export function prove({ links }: CatalogueEntry, given: string | readonly string[]) {
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
async function refuse(
  deps: FanDeps,
  c: Context<CampaignEnv>,
  code: RefusalReason & ErrorCode,
  details: ApiError['details'] = {},
): Promise<never> {
  const isPatient = deps.refusalBuckets.take(deps.networkOf(c).own)
  await c.get('store').ledger.refuse(c.get('campaign').slug, isPatient ? code : 'slow-down')
  if (!isPatient) throw new ApiError('slow-down', { retryAfterSeconds: 1 })
  throw new ApiError(code, details)
}

interface OpenedNode extends Pick<NodeFigures, 'mine' | 'views' | 'clear' | 'depth'>, Inside {
  node: NodeId
  part: PartRow | undefined
  sources: Sources
  /** Of the ambassador through whom the fan came. */
  above: Above
  counted: boolean
}

/**
 * Headers as a plain object, which Node takes as it is. A `Headers` object, as `c.header` and `c.json` make, costs as much
 * as the commit of a view.
 */
const HEADERS = { ...API_HEADERS, 'Content-Type': 'application/json' }

function answer(campaign: CatalogueEntry, { node, counted, above, ...figures }: OpenedNode, now: number): Response {
  const body: UnlockAnswer = {
    counted,
    pass: campaign.passes.write(node),
    ...accessOf(campaign, { node, ...figures }, now),
    ...above,
  }
  return new Response(JSON.stringify(body), { headers: HEADERS })
}
