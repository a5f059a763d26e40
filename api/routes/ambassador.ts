import { type Context, Hono } from 'hono'
import { channel } from '../../campaigns/channels.ts'
import { contactDetailIn } from '../../campaigns/contact-details.ts'
import { DAY_MS } from '../../campaigns/durations.ts'
import { phaseAt } from '../../campaigns/phase.ts'
import { type Ambassador, findAmbassador, listInRanking, readRanking } from '../../db/campaign/ambassadors.ts'
import { readNote, withdrawNote, writeNote } from '../../db/campaign/notes.ts'
import { readDays, readReach } from '../../db/campaign/reach.ts'
import {
  type AmbassadorAnswer,
  ambassadorQuery,
  noteBody,
  type ProofAnswer,
  proofQuery,
  rankingBody,
} from '../ambassadors/contract.ts'
import { createNoteOpener, sealNote } from '../ambassadors/note-text.ts'
import { prove } from '../ambassadors/proving.ts'
import { limitBodyTo, parse, readBody } from '../body.ts'
import type { CampaignEnv, FanDeps } from '../deps.ts'
import { ApiError } from '../errors.ts'
import { createTokenBuckets } from '../token-buckets.ts'

/** A note of the longest kind in a script of four bytes a letter, as JSON. */
const MOST_BYTES = 16 * 1024

/** How long until a network has one more try at a page's address. */
const NEXT_TRY_SECONDS = 10
const MINUTE_MS = 60_000

/**
 * `…/ambassador`: an ambassador's own page, for whoever holds its address (`Authorization: Ambassador …`). The link that
 * they hand out is another token of another kind, so that nobody gets from one to the other. Tells sums and days of their
 * branch, and no fan.
 */
export function ambassador(deps: FanDeps) {
  const { networkOf, now, entryBuckets } = deps
  const tries = createTokenBuckets({ burst: 30, perSecond: 1 / NEXT_TRY_SECONDS, now })
  const openNote = createNoteOpener()

  /** Whose page it is. A token that is wrong, withdrawn or another campaign's is answered alike. */
  const find = async (c: Context<CampaignEnv>): Promise<Ambassador> => {
    const [campaign, store] = [c.get('campaign'), c.get('store')]
    const [, token = ''] = /^Ambassador (\S+)$/.exec(c.req.header('Authorization') ?? '') ?? []
    if (!token) throw new ApiError('malformed', { detail: 'expected Authorization: Ambassador …' })
    const code = campaign.ambassadorPages.read(token)
    const found = code === undefined ? undefined : await findAmbassador(store, campaign.slug, code)
    if (!found) {
      if (tries.take(networkOf(c).own)) throw new ApiError('link-invalid')
      throw new ApiError('slow-down', { retryAfterSeconds: NEXT_TRY_SECONDS })
    }
    if (found.isRevoked) throw new ApiError('link-revoked')
    return found
  }

  const change = async (c: Context<CampaignEnv>): Promise<Ambassador> => {
    const found = await find(c)
    if (!entryBuckets.take(found.node)) throw new ApiError('slow-down', { retryAfterSeconds: 5 })
    return found
  }

  /** Throws once the campaign has closed: nothing more is said then, and consent can still be taken back. */
  const refuseClosed = (c: Context<CampaignEnv>): void => {
    if (phaseAt(c.get('campaign'), now()) === 'closed') throw new ApiError('closed')
  }

  const answer = async (c: Context<CampaignEnv>, { node, label, channel: id, isListed }: Ambassador) => {
    const [campaign, store] = [c.get('campaign'), c.get('store')]
    const { offset } = parse(ambassadorQuery, c.req.query(), 'query')
    await store.ledger.settle()
    const [reach, days, note] = await Promise.all([
      readReach(store, node),
      readDays(store, node, offset * MINUTE_MS),
      readNote(store, node),
    ])
    const ranked = campaign.ambassadors.ranking ? await readRanking(store, campaign.slug) : undefined
    const open = (container: string) => openNote(campaign.noteKey, container)
    return c.json({
      ...{ label, phase: phaseAt(campaign, now()), link: campaign.links.write(node), letter: channel(id).letter },
      reach: { ...reach, at: now() },
      days: days.map(({ day, people }) => ({ day: new Date(day * DAY_MS).toISOString().slice(0, 10), people })),
      note: note
        ? {
            ...{ text: await open(note.body), state: note.state, reason: note.reason, at: note.at },
            shown: note.shown === null ? null : await open(note.shown),
          }
        : null,
      ranking: ranked
        ? {
            listed: isListed,
            places: ranked.map(({ node: each, ...place }) => ({ ...place, mine: each === node })),
          }
        : null,
    } satisfies AmbassadorAnswer)
  }

  return new Hono<CampaignEnv>()
    .get('/', async (c) => answer(c, await find(c)))
    .put('/note', limitBodyTo(MOST_BYTES), async (c) => {
      const found = await change(c)
      refuseClosed(c)
      const [campaign, store] = [c.get('campaign'), c.get('store')]
      const { text } = await readBody(c, noteBody)
      const contact = contactDetailIn(text)
      if (contact) throw new ApiError('note-unfit', { reasons: [contact] })
      await store.write([writeNote(campaign.slug, found.node, await sealNote(campaign.noteKey, text), now())])
      return answer(c, found)
    })
    .delete('/note', async (c) => {
      const found = await change(c)
      await c.get('store').write([withdrawNote(found.node, now())])
      return answer(c, found)
    })
    .put('/ranking', limitBodyTo(MOST_BYTES), async (c) => {
      const found = await change(c)
      const { ambassadors, slug } = c.get('campaign')
      if (!ambassadors.ranking) throw new ApiError('route-unknown')
      const { listed } = await readBody(c, rankingBody)
      if (listed) refuseClosed(c)
      await c.get('store').write([listInRanking(slug, found.node, listed)])
      return answer(c, { ...found, isListed: listed })
    })
    .get('/proof', async (c) => {
      const { node, label } = await find(c)
      const [campaign, store] = [c.get('campaign'), c.get('store')]
      const { named } = parse(proofQuery, c.req.query(), 'query')
      await store.ledger.settle()
      const reach = await readReach(store, node)
      const name = named === 'yes' ? label : undefined
      return c.json((await prove(deps, campaign, { node, reach, name })) satisfies ProofAnswer)
    })
}
